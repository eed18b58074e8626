'use client';

import type { CampaignView, PreflightFinding, PreflightReport } from '@callspool/contracts';
import { Button } from '@mantine/core';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconRefresh,
} from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import { Moment } from '../ui/moment';
import { FindingWords } from './finding-words';
import styles from './review.module.css';
import { hrefOf, stepOf } from './steps';

/** What keeps it from starting and what its manager should know, each with its way out. */
export function PreflightPanel({
  campaign,
  query,
  unknownZones,
}: {
  readonly campaign: CampaignView;
  readonly query: UseQueryResult<PreflightReport>;
  /** Contacts that nobody calls because their zone is not known. */
  readonly unknownZones: number;
}) {
  const t = useTranslations('wizard.preflight');
  return (
    <Panel
      title={t('title')}
      note={
        query.dataUpdatedAt > 0 &&
        t.rich('checked', { at: () => <Moment at={new Date(query.dataUpdatedAt)} style="seconds" /> })
      }
      acts={
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconRefresh size={14} aria-hidden="true" />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('again')}
        </Button>
      }
      isFlush
    >
      <Shown query={query} skeleton={<RowSkeleton rows={3} />}>
        {({ blockers, warnings }) => (
          <ul className={styles.findings} aria-live="polite">
            {blockers.map((finding) => (
              <Finding key={keyOf(finding)} tone="bad" campaign={campaign} field={finding.field}>
                <FindingWords finding={finding} />
              </Finding>
            ))}
            {warnings.map((finding) => (
              <Finding key={keyOf(finding)} tone="late" campaign={campaign} field={finding.field}>
                <FindingWords finding={finding} />
              </Finding>
            ))}
            {unknownZones > 0 && blockers.every(({ code }) => code !== 'zones_unknown') && (
              <Finding tone="late" campaign={campaign} field="listIds">
                {t('unknownZones', { count: unknownZones })}
              </Finding>
            )}
            {blockers.length === 0 && (
              <li className={styles.finding}>
                <IconCircleCheck size={16} className={styles.good ?? ''} aria-hidden="true" />
                <span>{t('ready')}</span>
              </li>
            )}
          </ul>
        )}
      </Shown>
    </Panel>
  );
}

const keyOf = ({ code, field, message }: PreflightFinding): string => `${code} ${field ?? ''} ${message}`;

function Finding({
  tone,
  campaign,
  field,
  children,
}: {
  readonly tone: 'bad' | 'late';
  readonly campaign: CampaignView;
  readonly field: string | null;
  readonly children: ReactNode;
}) {
  const t = useTranslations('wizard');
  const step = field === null ? 'schedule' : stepOf(field);
  const Icon = tone === 'bad' ? IconAlertOctagonFilled : IconAlertTriangleFilled;
  return (
    <li className={styles.finding} data-tone={tone}>
      <Icon size={16} className={styles.icon ?? ''} aria-hidden="true" />
      <span>
        <strong className={styles.tone}>
          {t(tone === 'bad' ? 'preflight.blocker' : 'preflight.warning')}
        </strong>{' '}
        {children}
      </span>
      {step === 'review' ? (
        <a href="#confirmations">{t('preflight.confirmBelow')}</a>
      ) : (
        <Link href={hrefOf(campaign.id, step)} prefetch={false}>
          {t('preflight.fix', { step: t(`steps.${step}`) })}
        </Link>
      )}
    </li>
  );
}
