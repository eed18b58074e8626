'use client';

import type { CampaignPreview, CampaignView } from '@callspool/contracts';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { listName } from '../../lib/api/names';
import { allCallingHours, allCampaignGroups, allCaps, allRespoolRuleSets } from '../../lib/api/rules';
import { capsThatHold } from './caps-panel';
import styles from './review.module.css';
import { AttemptsWords, BasicsWords, MainRules, ScheduleWords, SuppressionWords } from './sentences';
import { hrefOf, openSteps, type Step } from './steps';
import { draftOf } from './vendor-draft';

/** Every setting as a sentence, with the way to change it. */
export function ReviewSentences({
  campaign,
  preview,
  isEditable = true,
}: {
  readonly campaign: CampaignView;
  /** Left out where only the settings are told, not what they come to. */
  readonly preview?: CampaignPreview | undefined;
  readonly isEditable?: boolean;
}) {
  const { dialingHoursId, contactingHoursId, respoolRuleSetId, groupId, method } = campaign;
  const hours = useQuery(allCallingHours).data ?? [];
  const sets = useQuery(allRespoolRuleSets).data ?? [];
  const groups = useQuery(allCampaignGroups).data ?? [];
  const caps = useQuery(allCaps).data ?? [];
  const rules = sets.find(({ id }) => id === respoolRuleSetId);
  const open = openSteps(campaign.missing);
  const row = (step: Step, children: ReactNode) => (
    <Sentence campaign={campaign} step={step} isOpen={open.has(step)} isEditable={isEditable}>
      {children}
    </Sentence>
  );
  return (
    <dl className={styles.sentences}>
      {row(
        'basics',
        <BasicsWords
          values={{ name: campaign.name, method, vendorSettings: draftOf(method, campaign.vendorSettings) }}
          connection={{ name: campaign.connectionName }}
        />,
      )}
      {row(
        'contacts',
        <ContactsWords
          campaign={campaign}
          contacts={preview?.population === 'lists' ? (preview.funnel?.contacts ?? null) : null}
        />,
      )}
      {row(
        'schedule',
        <ScheduleWords
          campaign={campaign}
          dialing={hours.find(({ id }) => id === dialingHoursId)}
          contacting={hours.find(({ id }) => id === contactingHoursId)}
          unknown={0}
        />,
      )}
      {row(
        'attempts',
        <>
          <AttemptsWords
            campaign={campaign}
            rules={rules}
            pace={preview?.pace}
            connectionName={campaign.connectionName}
          />
          {!campaign.vendorDecides && <MainRules rules={rules} />}
        </>,
      )}
      {row(
        'suppression',
        <SuppressionWords
          minGapSeconds={campaign.minGapSeconds}
          group={groups.find(({ id }) => id === groupId)?.name ?? null}
          caps={capsThatHold(caps, campaign.id, groupId)}
        />,
      )}
    </dl>
  );
}

function ContactsWords({
  campaign: { listIds },
  contacts,
}: {
  readonly campaign: CampaignView;
  readonly contacts: number | null;
}) {
  const t = useTranslations('wizard.words');
  const names = useQueries({ queries: listIds.map(listName) }).flatMap(({ data }) =>
    data === undefined ? [] : [data],
  );
  if (listIds.length === 0) return <p>{t('noLists')}</p>;
  return (
    <p>
      {contacts === null
        ? t('lists', { lists: listIds.length })
        : t('contacts', { lists: listIds.length, contacts })}{' '}
      {names.join(', ')}
    </p>
  );
}

function Sentence({
  campaign,
  step,
  isOpen,
  isEditable,
  children,
}: {
  readonly campaign: CampaignView;
  readonly step: Step;
  readonly isOpen: boolean;
  readonly isEditable: boolean;
  readonly children: ReactNode;
}) {
  const t = useTranslations('wizard');
  const name = t(`steps.${step}`);
  return (
    <div className={styles.sentence}>
      <dt>
        {isOpen ? (
          <IconCircleDashed size={16} className={styles.open ?? ''} aria-label={t('review.open')} />
        ) : (
          <IconCircleCheckFilled size={16} className={styles.good ?? ''} aria-label={t('steps.done')} />
        )}
        {name}
      </dt>
      <dd>
        <div className={styles.words}>
          {children}
          {isOpen && <p className={styles.open}>{t('review.notDecided')}</p>}
        </div>
        {isEditable && (
          <Link
            href={hrefOf(campaign.id, step)}
            prefetch={false}
            aria-label={t('review.changeOf', { step: name })}
          >
            {t('review.change')}
          </Link>
        )}
      </dd>
    </div>
  );
}
