'use client';

import type { CampaignView } from '@callspool/contracts';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { hrefOf, openSteps, type Step, STEPS } from './steps';
import styles from './wizard-pills.module.css';

/** Every step: where one is, what is decided, and the way to each of them once there is a draft. */
export function WizardPills({
  campaign,
  step,
}: {
  readonly campaign: CampaignView | null;
  readonly step: Step;
}) {
  const t = useTranslations('wizard');
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [step]);
  const open = openSteps(campaign?.missing ?? []);
  const isDone = (each: Step): boolean =>
    campaign !== null &&
    !open.has(each) &&
    (campaign.missing.length === 0 || STEPS.indexOf(each) < STEPS.indexOf(step));
  return (
    <ol className={styles.pills} aria-label={t('steps.label')}>
      {STEPS.map((each, index) => {
        const before = STEPS[index - 1];
        const done = each !== step && each !== 'review' && isDone(each);
        const mark = done ? (
          <IconCircleCheckFilled size={16} className={styles.done ?? ''} aria-label={t('steps.done')} />
        ) : (
          <span className={styles.number} aria-hidden="true">
            {index + 1}
          </span>
        );
        return (
          <li
            key={each}
            ref={each === step ? current : null}
            className={styles.item}
            data-after-done={(before !== undefined && isDone(before)) || undefined}
          >
            {campaign === null && each !== step ? (
              <span className={styles.pill} aria-disabled="true">
                {mark}
                {t(`steps.${each}`)}
              </span>
            ) : (
              <Link
                className={styles.pill ?? ''}
                href={hrefOf(campaign?.id ?? null, each)}
                prefetch={false}
                aria-current={each === step ? 'step' : undefined}
              >
                {mark}
                {t(`steps.${each}`)}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}
