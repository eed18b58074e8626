'use client';

import {
  type EntryGroup,
  FILTER_FIELD_NAMES,
  FILTER_FIELDS,
  FILTER_LIMITS,
  type FilterCondition,
  type FilterField,
  type FilterGroup,
  type FilterNode,
  type FilterOperator,
  isEntryGroup,
  isFilterCondition,
} from '@callspool/contracts';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { type DraftPath, newCondition, operatorsOf, withOperator } from './filter-draft';
import { FilterValueInput } from './filter-value';
import styles from './filter.module.css';

/** What a part of the builder needs to change the whole. */
export interface DraftHands {
  readonly put: (path: DraftPath, node: FilterNode | null) => void;
  readonly add: (path: DraftPath, node: FilterNode) => void;
  /** Whether something at that place is not filled in. */
  readonly isOpen: (path: DraftPath) => boolean;
}

/** A group with its parts; the outermost cannot be taken away. */
export function GroupBox({
  group,
  path,
  hands,
}: {
  readonly group: FilterGroup | EntryGroup;
  readonly path: DraftPath;
  readonly hands: DraftHands;
}) {
  const t = useTranslations('contacts.filter');
  const isAboutEntries = isEntryGroup(group);
  return (
    <div className={styles.group} role="group" aria-label={t(isAboutEntries ? 'entryGroup' : 'group')}>
      <div className={styles.head}>
        {isAboutEntries && (
          <Select
            size="xs"
            w={272}
            aria-label={t('entryGroup')}
            allowDeselect={false}
            data={[
              { value: 'some', label: t('entry.some') },
              { value: 'none', label: t('entry.none') },
            ]}
            value={group.entry}
            onChange={(entry) => hands.put(path, { ...group, entry: entry === 'none' ? 'none' : 'some' })}
          />
        )}
        <Select
          size="xs"
          w={208}
          aria-label={t('match')}
          allowDeselect={false}
          data={[
            { value: 'all', label: t('all') },
            { value: 'any', label: t('any') },
          ]}
          value={group.match}
          onChange={(match) =>
            hands.put(path, { ...group, match: match === 'any' ? 'any' : 'all' } as FilterNode)
          }
        />
        {path.length > 0 && <Remove label={t('removeGroup')} onRemove={() => hands.put(path, null)} />}
      </div>
      {group.of.map((part, index) => {
        const at = [...path, index];
        return isFilterCondition(part) ? (
          <ConditionRow
            key={index}
            condition={part}
            isAboutEntries={isAboutEntries}
            path={at}
            hands={hands}
          />
        ) : (
          <GroupBox key={index} group={part} path={at} hands={hands} />
        );
      })}
      <div className={styles.acts}>
        <Add
          word={t('addCondition')}
          onAdd={() => hands.add(path, newCondition(isAboutEntries ? 'state' : 'name'))}
        />
        {!isAboutEntries && path.length < FILTER_LIMITS.depth - 1 && (
          <>
            <Add
              word={t('addGroup')}
              onAdd={() => hands.add(path, { match: 'any', of: [newCondition('name')] })}
            />
            <Add
              word={t('addEntryGroup')}
              onAdd={() => hands.add(path, { entry: 'some', match: 'all', of: [newCondition('state')] })}
            />
          </>
        )}
      </div>
    </div>
  );
}

function ConditionRow({
  condition,
  isAboutEntries,
  path,
  hands,
}: {
  readonly condition: FilterCondition;
  readonly isAboutEntries: boolean;
  readonly path: DraftPath;
  readonly hands: DraftHands;
}) {
  const t = useTranslations('contacts.filter');
  const place = isAboutEntries ? 'entry' : 'contact';
  const fields = FILTER_FIELD_NAMES.filter((field) => {
    const { of } = FILTER_FIELDS[field];
    return of === place || of === 'both';
  });
  const { field, op } = condition;
  return (
    <div className={styles.row}>
      <Select
        size="xs"
        w={192}
        aria-label={t('field')}
        searchable
        allowDeselect={false}
        data={fields.map((each) => ({ value: each, label: t(`fields.${each}`) }))}
        value={field}
        onChange={(chosen) => {
          if (chosen !== null && chosen !== field) hands.put(path, newCondition(chosen as FilterField));
        }}
      />
      {field === 'field' && (
        <TextInput
          size="xs"
          w={144}
          aria-label={t('fieldName')}
          placeholder={t('fieldName')}
          value={condition.name ?? ''}
          onChange={(event) => hands.put(path, { ...condition, name: event.currentTarget.value })}
        />
      )}
      <Select
        size="xs"
        w={168}
        aria-label={t('operator')}
        allowDeselect={false}
        data={operatorsOf(field).map((each) => ({ value: each, label: t(`operators.${each}`) }))}
        value={op}
        onChange={(chosen) => {
          if (chosen !== null) hands.put(path, withOperator(condition, chosen as FilterOperator));
        }}
      />
      <FilterValueInput
        condition={condition}
        onChange={(value) => hands.put(path, { ...condition, value })}
      />
      <Remove label={t('removeCondition')} onRemove={() => hands.put(path, null)} />
      {hands.isOpen(path) && <span className={styles.open}>{t('open')}</span>}
    </div>
  );
}

function Remove({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} onClick={onRemove}>
      <IconX size={14} aria-hidden="true" />
    </ActionIcon>
  );
}

function Add({ word, onAdd }: { readonly word: string; readonly onAdd: () => void }) {
  return (
    <Button
      variant="subtle"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={onAdd}
    >
      {word}
    </Button>
  );
}
