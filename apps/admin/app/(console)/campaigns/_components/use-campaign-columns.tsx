'use client';

import type { CampaignRow } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { CampaignPill } from '../../../../components/campaigns/campaign-pill';
import { CampaignProgress } from '../../../../components/campaigns/campaign-progress';
import { CampaignReason } from '../../../../components/campaigns/campaign-reason';
import { shownState } from '../../../../components/campaigns/campaign-state';
import { ConnectionMark } from '../../../../components/campaigns/connection-mark';
import type { Column } from '../../../../components/data-table/data-table-types';
import { Moment } from '../../../../components/ui/moment';
import { Sparkline } from '../../../../components/ui/sparkline';
import { useNumber } from '../../../../hooks/use-number';
import type { CampaignAct } from '../../../../lib/api/campaign-acts';
import { CampaignSwitch } from './campaign-switch';
import { NextWindow } from './next-window';
import { RowMenu } from './row-menu';
import { TwoLines } from './two-lines';
import styles from './campaigns.module.css';

/** The columns of the table, of one width whatever stands in them. */
export function useCampaignColumns({
  onAct,
  onSwitch,
  isBusy,
}: {
  readonly onAct: (act: CampaignAct, row: CampaignRow) => void;
  readonly onSwitch: (act: CampaignAct, row: CampaignRow) => void;
  readonly isBusy: boolean;
}): readonly Column<CampaignRow>[] {
  const t = useTranslations('campaigns');
  const number = useNumber();
  return [
    {
      key: 'on',
      head: t('columns.on'),
      width: 52,
      cell: (row) => <CampaignSwitch campaign={row} isBusy={isBusy} onAct={(act) => onSwitch(act, row)} />,
    },
    {
      key: 'name',
      head: t('columns.name'),
      width: 182,
      isGrowing: true,
      sortKey: 'name',
      cell: (row) => (
        <TwoLines
          first={
            <span className={styles.name} title={row.name}>
              {row.name}
            </span>
          }
          second={
            <>
              {row.vendorName !== null && <span className="mono">{row.vendorName}, </span>}
              {t('lists', { count: row.lists })}
            </>
          }
        />
      ),
    },
    {
      key: 'state',
      head: t('columns.state'),
      width: 184,
      sortKey: 'state',
      cell: (row) => (
        <TwoLines
          first={<CampaignPill campaign={row} />}
          second={
            <span className={shownState(row) === 'invalid' ? styles.bad : undefined}>
              <CampaignReason campaign={row} />
            </span>
          }
        />
      ),
    },
    {
      key: 'progress',
      head: t('columns.progress'),
      width: 210,
      sortKey: 'progress',
      cell: (row) => <CampaignProgress campaign={row} />,
    },
    {
      key: 'connection',
      head: t('columns.connection'),
      width: 120,
      cell: (row) => (
        <span className={styles.connection}>
          <ConnectionMark standing={row.connection.standing} />
          <span className={styles.cut} title={row.connection.name}>
            {row.connection.name}
          </span>
        </span>
      ),
    },
    {
      key: 'attempts',
      head: t('columns.attempts'),
      width: 112,
      isNumber: true,
      cell: (row) => (
        <span className={styles.attempts}>
          <Sparkline values={row.attemptsByHour} label={t('attemptsByHour')} />
          <span className={styles.count} data-zero={row.today.attempts === 0 || undefined}>
            {number.whole(row.today.attempts)}
          </span>
        </span>
      ),
    },
    {
      key: 'contact',
      head: t('columns.contact'),
      width: 64,
      isNumber: true,
      cell: ({ today }) =>
        number.percent(today.answered, today.settled) ?? <span className={styles.dash}>–</span>,
    },
    { key: 'window', head: t('columns.window'), width: 100, cell: (row) => <NextWindow campaign={row} /> },
    {
      key: 'changed',
      head: t('columns.changed'),
      width: 96,
      sortKey: 'changed',
      cell: ({ changed }) =>
        changed === null ? (
          <span className={styles.dash}>–</span>
        ) : (
          <TwoLines
            first={<Moment at={changed.at} isZoneSaid />}
            second={<span title={changed.by}>{changed.by}</span>}
          />
        ),
    },
    {
      key: 'acts',
      head: <span className={styles.unseen}>{t('columns.acts')}</span>,
      width: 64,
      cell: (row) => <RowMenu campaign={row} onAct={(act) => onAct(act, row)} />,
    },
  ];
}
