'use client';

import type { ContactView } from '@callspool/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '../../hooks/use-list';
import { useGo } from '../../hooks/unsaved';
import { DataTable } from '../data-table/data-table';
import type { Column } from '../data-table/data-table-types';
import { TableFoot } from '../data-table/table-foot';
import { Moment } from '../ui/moment';
import { Refused, StaleLine } from '../ui/shown';
import { TwoLines } from '../ui/two-lines';
import { ContactCard } from './contact-card';
import { StandPill } from './stand-pill';
import { TheirClock } from './their-clock';
import styles from './contacts.module.css';

const DASH = <span className={styles.dash}>–</span>;

/** Contacts with where each stands; of several campaigns the first that is not over is told. */
export function ContactTable({
  label,
  list,
  hasListColumn = false,
  empty,
}: {
  readonly label: string;
  readonly list: List<ContactView>;
  readonly hasListColumn?: boolean;
  readonly empty: ReactNode;
}) {
  const go = useGo();
  const columns = useContactColumns(hasListColumn);
  if (list.rows.length === 0 && list.error !== null)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <>
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      <DataTable
        label={label}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.onMore}
        empty={empty}
        onOpen={({ id }) => go(`/contacts/${id}`)}
        card={(contact) => <ContactCard contact={contact} hasList={hasListColumn} />}
      />
      <TableFoot shown={list.rows.length} hasMore={list.hasMore} />
    </>
  );
}

function useContactColumns(hasListColumn: boolean): readonly Column<ContactView>[] {
  const t = useTranslations('contacts');
  return [
    {
      key: 'contact',
      head: t('columns.contact'),
      width: 208,
      isGrowing: true,
      cell: ({ name, externalId }) => (
        <TwoLines
          first={<span className={styles.name}>{name ?? t('noName')}</span>}
          second={externalId === null ? null : <span className="mono">{externalId}</span>}
        />
      ),
    },
    ...(hasListColumn
      ? [
          {
            key: 'list',
            head: t('columns.list'),
            width: 184,
            cell: ({ listName }: ContactView) => <span className={styles.cut}>{listName}</span>,
          },
        ]
      : []),
    { key: 'number', head: t('columns.number'), width: 184, cell: (row) => <FirstNumber contact={row} /> },
    {
      key: 'clock',
      head: t('columns.clock'),
      width: 136,
      cell: ({ numbers }) => <TheirClock zones={numbers[0]?.zones ?? []} />,
    },
    {
      key: 'campaign',
      head: t('columns.campaign'),
      width: 192,
      cell: ({ entries }) => {
        const [first] = entries;
        if (first === undefined) return DASH;
        return (
          <TwoLines
            first={first.campaignName}
            second={entries.length > 1 ? t('moreCampaigns', { count: entries.length - 1 }) : null}
          />
        );
      },
    },
    {
      key: 'now',
      head: t('columns.now'),
      width: 168,
      cell: ({ entries }) => (entries[0] === undefined ? DASH : <StandPill entry={entries[0]} />),
    },
    {
      key: 'eligible',
      head: t('columns.eligible'),
      width: 128,
      isNumber: true,
      cell: ({ entries: [first] }) =>
        first === undefined || first.state !== 'waiting' || first.campaignState !== 'running' ? (
          DASH
        ) : (
          <Moment at={first.eligibleAt} isZoneSaid />
        ),
    },
  ];
}

/** The number that is tried first; its sort, or how many others there are, below. */
function FirstNumber({ contact }: { readonly contact: ContactView }) {
  const t = useTranslations('contacts');
  const [first, ...others] = contact.numbers;
  if (first === undefined) return DASH;
  const more = others.length === 0 ? null : t('moreNumbers', { count: others.length });
  return (
    <TwoLines
      first={<span className="tabular">{first.number}</span>}
      second={[first.kind, more].filter((part) => part !== null).join(', ')}
    />
  );
}
