'use client';

import type { ContactListView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import type { Column } from '../../../../components/data-table/data-table-types';
import { PlaceBar } from '../../../../components/lists/place-bar';
import { Moment } from '../../../../components/ui/moment';
import { TwoLines } from '../../../../components/ui/two-lines';
import { useNumber } from '../../../../hooks/use-number';
import { useRegionName } from '../../../../hooks/use-region-name';
import { ImportMark } from './import-mark';
import styles from './lists.module.css';

const DASH = <span className={styles.dash}>–</span>;

/** The columns of the table, of one width whatever stands in them. */
export function useListColumns(): readonly Column<ContactListView>[] {
  const t = useTranslations('lists');
  const number = useNumber();
  const regionName = useRegionName();
  const figure = (value: number | undefined) =>
    value === undefined ? DASH : <span data-zero={value === 0 || undefined}>{number.whole(value)}</span>;
  return [
    {
      key: 'name',
      head: t('columns.name'),
      width: 232,
      isGrowing: true,
      sortKey: 'name',
      cell: (row) => (
        <TwoLines
          first={<span className={styles.name}>{row.name}</span>}
          second={
            row.archivedAt === null ? (
              regionName(row.defaultCountry)
            ) : (
              <>
                {t('archivedOn')} <Moment at={row.archivedAt} style="day" />
              </>
            )
          }
        />
      ),
    },
    {
      key: 'contacts',
      head: t('columns.contacts'),
      width: 96,
      isNumber: true,
      cell: (row) => figure(row.contactCount),
    },
    {
      key: 'fresh',
      head: t('columns.fresh'),
      width: 96,
      isNumber: true,
      cell: ({ summary }) => figure(summary?.fresh),
    },
    {
      key: 'dialable',
      head: t('columns.dialable'),
      width: 104,
      isNumber: true,
      cell: ({ summary }) =>
        summary === null ? (
          DASH
        ) : (
          <strong className={styles.strong}>{figure(summary.places.dialable)}</strong>
        ),
    },
    {
      key: 'places',
      head: t('columns.places'),
      width: 184,
      cell: ({ summary }) =>
        summary === null ? (
          <span className={styles.dash}>{t('notCounted')}</span>
        ) : (
          <TwoLines
            first={<PlaceBar summary={summary} />}
            second={
              <>
                {t('counted')} <Moment at={summary.at} isZoneSaid />
              </>
            }
          />
        ),
    },
    {
      key: 'campaigns',
      head: t('columns.campaigns'),
      width: 184,
      cell: (row) => <UsedBy list={row} />,
    },
    {
      key: 'import',
      head: t('columns.import'),
      width: 176,
      sortKey: 'newest',
      cell: ({ lastImport }) => (lastImport === null ? DASH : <ImportMark run={lastImport} />),
    },
  ];
}

/** The campaigns that work a list; how many others there are is said when they do not fit. */
export function UsedBy({ list }: { readonly list: ContactListView }) {
  const t = useTranslations('lists');
  const [first, ...others] = list.campaigns;
  if (first === undefined) return <span className={styles.dash}>{t('noCampaignYet')}</span>;
  if (list.campaignCount === 1) return <span className={styles.cut}>{first.name}</span>;
  return (
    <TwoLines
      first={first.name}
      second={
        list.campaignCount === 2
          ? (others[0]?.name ?? '')
          : t('moreCampaigns', { count: list.campaignCount - 1 })
      }
    />
  );
}
