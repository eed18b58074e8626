'use client';

import {
  type CampaignView,
  contactListPage,
  type ContactListView,
  contactListView,
} from '@callspool/contracts';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useList } from '../../hooks/use-list';
import { useNumber } from '../../hooks/use-number';
import { read } from '../../lib/api/request';
import { useMay } from '../session/session-context';
import { LinkButton } from '../ui/link-button';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Refused } from '../ui/shown';
import styles from './list-choice.module.css';

const MAY_DETACH: ReadonlySet<CampaignView['state']> = new Set(['draft', 'scheduled', 'paused', 'finished']);

/** Lists to choose by name, with what is in them; the chosen ones stand first, whatever is searched for. */
export function ListChoice({
  chosen,
  attached,
  state,
  error,
  onChange,
}: {
  readonly chosen: readonly string[];
  /** What the campaign works now. */
  readonly attached: readonly string[];
  readonly state: CampaignView['state'];
  readonly error: string | null;
  readonly onChange: (listIds: readonly string[]) => void;
}) {
  const t = useTranslations('wizard.contacts');
  const may = useMay();
  const [written, setWritten] = useState('');
  const [search] = useDebouncedValue(written.trim(), 250);
  const list = useList<ContactListView>(['contact-lists'], contactListPage, '/contact-lists', { search });
  const own = useChosen(chosen, list.rows);
  const rows = [...own, ...list.rows.filter(({ id }) => !chosen.includes(id))];
  const toggle = (id: string): void =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  if (list.error !== null && list.rows.length === 0)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <Panel
      title={t('lists')}
      isFlush
      acts={
        may('lists.edit') && (
          <LinkButton href="/lists" size="xs" variant="default">
            {t('toLists')}
          </LinkButton>
        )
      }
    >
      <div className={styles.head}>
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          w={260}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <Sum own={own} />
        {error !== null && (
          <span className={styles.trouble} role="alert">
            {error}
          </span>
        )}
      </div>
      {list.isLoading && rows.length === 0 ? (
        <RowSkeleton />
      ) : (
        <ul className={styles.rows}>
          {rows.map((row) => {
            const isFixed = attached.includes(row.id) && chosen.includes(row.id) && !MAY_DETACH.has(state);
            return (
              <ListRow
                key={row.id}
                list={row}
                isChosen={chosen.includes(row.id)}
                isFixed={isFixed}
                onToggle={() => toggle(row.id)}
              />
            );
          })}
          {rows.length === 0 && (
            <li className={styles.none}>{search === '' ? t('noLists') : t('noMatch', { text: search })}</li>
          )}
        </ul>
      )}
      {list.hasMore && (
        <div className={styles.foot}>
          <Button variant="default" size="xs" loading={list.isLoading} onClick={list.onMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** The chosen lists as they are; those that the search has not brought are asked for one by one, and kept. */
function useChosen(chosen: readonly string[], known: readonly ContactListView[]): ContactListView[] {
  const asked = useQueries({
    queries: chosen.map((id) => ({
      queryKey: ['contact-lists', 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        read(contactListView, `/contact-lists/${id}`, {}, signal),
      enabled: known.every((each) => each.id !== id),
      staleTime: 30_000,
    })),
  });
  return chosen.flatMap((id, index) => {
    const one = known.find((each) => each.id === id) ?? asked[index]?.data;
    return one === undefined ? [] : [one];
  });
}

function Sum({ own }: { readonly own: readonly ContactListView[] }) {
  const t = useTranslations('wizard.contacts');
  const contacts = own.reduce((sum, { contactCount }) => sum + contactCount, 0);
  return (
    <span className={`${styles.sum} tabular`} role="status">
      {t('sum', { lists: own.length, contacts })}
    </span>
  );
}

function ListRow({
  list,
  isChosen,
  isFixed,
  onToggle,
}: {
  readonly list: ContactListView;
  readonly isChosen: boolean;
  readonly isFixed: boolean;
  readonly onToggle: () => void;
}) {
  const t = useTranslations('wizard.contacts');
  const number = useNumber();
  const place = list.defaultTimeZone ?? t('noZone');
  return (
    <li className={styles.row} data-chosen={isChosen || undefined}>
      <Checkbox
        label={list.name}
        description={isFixed ? t('fixed') : list.archivedAt === null ? null : t('archived')}
        checked={isChosen}
        disabled={isFixed || (list.archivedAt !== null && !isChosen)}
        onChange={onToggle}
      />
      <span className={`${styles.count} tabular`}>
        {number.whole(list.contactCount)}
        <small>{t('country', { country: list.defaultCountry, zone: place })}</small>
      </span>
    </li>
  );
}
