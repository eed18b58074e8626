'use client';

import type { ImportDedupe } from '@callspool/contracts';
import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { otherListsQuery } from '../../../../lib/api/lists';
import styles from './step-columns.module.css';

const SCOPES = ['list', 'lists', 'everywhere'] as const;
const KEYS = ['number', 'any_number', 'external_id'] as const;
const OLDER = ['keep', 'update', 'move'] as const;
const DAYS = ['0', '30', '90', '365'] as const;

/** Where each row is looked for, by what, and what becomes of the contact that is there. */
export function DedupeBar({
  listId,
  dedupe,
  onDedupe,
}: {
  readonly listId: string;
  readonly dedupe: ImportDedupe;
  readonly onDedupe: (dedupe: ImportDedupe) => void;
}) {
  const t = useTranslations('listImport.dedupe');
  const lists = useQuery(otherListsQuery());
  const others = (lists.data?.items ?? []).filter(({ id }) => id !== listId);
  const { withinDays, listIds, ...plain } = dedupe;
  const days = withinDays === undefined ? '0' : String(withinDays);
  return (
    <div className={styles.format}>
      <Select
        label={t('scope')}
        allowDeselect={false}
        data={SCOPES.filter((scope) => scope !== 'lists' || others.length > 0).map((value) => ({
          value,
          label: t(`scopes.${value}`),
        }))}
        value={dedupe.scope}
        onChange={(value) => {
          const scope = SCOPES.find((each) => each === value);
          const [first] = others;
          if (scope === 'lists' && first !== undefined) onDedupe({ ...dedupe, scope, listIds: [first.id] });
          else if (scope !== undefined)
            onDedupe({
              ...plain,
              scope,
              // Nothing moves into a list that it is in.
              ...(scope === 'list' && plain.older === 'move' && { older: 'update' as const }),
              ...(withinDays !== undefined && { withinDays }),
            });
        }}
      />
      {dedupe.scope === 'lists' && (
        <MultiSelect
          className={styles.lists ?? ''}
          label={t('lists')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...(listIds ?? [])]}
          searchable
          onChange={(chosen) => {
            if (chosen.length > 0) onDedupe({ ...dedupe, listIds: chosen });
          }}
        />
      )}
      <Select
        label={t('by')}
        allowDeselect={false}
        data={KEYS.map((value) => ({ value, label: t(`keys.${value}`) }))}
        value={dedupe.by}
        onChange={(value) => {
          const by = KEYS.find((each) => each === value);
          if (by !== undefined) onDedupe({ ...dedupe, by });
        }}
      />
      {dedupe.scope !== 'list' && (
        <Select
          label={t('days')}
          allowDeselect={false}
          data={DAYS.map((value) => ({
            value,
            label: value === '0' ? t('anyTime') : t('lastDays', { days: value }),
          }))}
          value={days}
          onChange={(value) => {
            const { withinDays: _, ...rest } = dedupe;
            onDedupe(value === null || value === '0' ? rest : { ...rest, withinDays: Number(value) });
          }}
        />
      )}
      <Select
        label={t('older')}
        allowDeselect={false}
        data={OLDER.filter((value) => value !== 'move' || dedupe.scope !== 'list').map((value) => ({
          value,
          label: t(`olders.${value}`),
        }))}
        value={dedupe.older}
        onChange={(value) => {
          const older = OLDER.find((each) => each === value);
          if (older !== undefined) onDedupe({ ...dedupe, older });
        }}
      />
    </div>
  );
}
