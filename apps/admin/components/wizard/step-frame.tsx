'use client';

import type { CampaignView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { StepForm } from '../../hooks/use-step-form';
import { useGo } from '../../hooks/unsaved';
import { Refusal } from '../ui/refusal';
import { freedomOf, hrefOf, nextOf, previousOf, type Step } from './steps';
import { WizardFrame } from './wizard-frame';
import styles from './wizard-frame.module.css';

/** A step that is a form: it is saved into the draft when the person goes on. Ctrl Enter goes on too. */
export function StepFrame<V extends object>({
  campaign,
  step,
  of,
  title,
  about,
  side,
  children,
}: {
  readonly campaign: CampaignView | null;
  readonly step: Step;
  readonly of: StepForm<V>;
  readonly title: string;
  readonly about?: ReactNode;
  readonly side?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('wizard');
  const freedom = freedomOf(campaign);
  return (
    <form
      style={{ display: 'contents' }}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        of.onNext();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        of.onNext();
      }}
    >
      <WizardFrame
        campaign={campaign}
        step={step}
        title={title}
        about={about}
        side={side}
        footer={<StepFooter campaign={campaign} step={step} of={of} />}
      >
        {of.error !== null && <Refusal title={t('notSaved')} message={of.error.message} />}
        {freedom === 'name_and_pace' && campaign !== null && (
          <p className={styles.about}>
            {t(`fixed.${campaign.state === 'draining' ? 'draining' : 'running'}`)}
          </p>
        )}
        {freedom === 'nothing' && <p className={styles.about}>{t('fixed.archived')}</p>}
        <div className={styles.fields}>{children}</div>
      </WizardFrame>
    </form>
  );
}

function StepFooter<V extends object>({
  campaign,
  step,
  of: { form, isBusy, isUnsaved, onSave },
}: {
  readonly campaign: CampaignView | null;
  readonly step: Step;
  readonly of: StepForm<V>;
}) {
  const t = useTranslations('wizard');
  const go = useGo();
  const previous = previousOf(step);
  const next = nextOf(step);
  const mistakes = Object.keys(form.errors).length;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
        onClick={() => go(previous === null ? '/campaigns' : hrefOf(campaign?.id ?? null, previous))}
      >
        {t('back')}
      </Button>
      <span role="status">
        {mistakes > 0 ? (
          <span className={styles.trouble}>{t('toMend', { count: mistakes })}</span>
        ) : (
          isUnsaved && <span className={styles.unsaved}>{t('unsaved')}</span>
        )}
      </span>
      {isUnsaved && campaign !== null && (
        <Button variant="subtle" disabled={isBusy} onClick={onSave}>
          {t(campaign.state === 'draft' ? 'saveDraft' : 'saveHere')}
        </Button>
      )}
      <span className={styles.room} />
      {next !== null && <span className={styles.next}>{t('next', { step: t(`steps.${next}`) })}</span>}
      <Button type="submit" loading={isBusy} rightSection={<IconArrowRight size={16} aria-hidden="true" />}>
        {t('goOn')}
      </Button>
    </>
  );
}
