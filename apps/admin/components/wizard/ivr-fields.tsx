'use client';

import { ActionIcon, Button, Input, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { allDispositions } from '../../lib/api/rules';
import styles from './choice.module.css';
import type { VendorFieldsProps } from './vendor-fields';
import { type AnnouncementRow, findingAt, type KeyRow } from './vendor-draft';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const;

/** An IVR call: where it goes, what is said first, and what a pressed key means. */
export function IvrFields({ value, errors, isDisabled, onChange }: VendorFieldsProps) {
  const t = useTranslations('wizard.pbx');
  return (
    <Stack gap={16} maw={560}>
      <TextInput
        label={t('dialPlan')}
        description={t('dialPlanHint')}
        value={value.dialPlan}
        error={findingAt(errors, 'vendorSettings.dialPlan')}
        disabled={isDisabled}
        onChange={(event) => onChange({ ...value, dialPlan: event.currentTarget.value })}
      />
      <TextInput
        label={t('ivrNumber')}
        description={t('ivrNumberHint')}
        className="tabular"
        value={value.ivrNumber}
        error={findingAt(errors, 'vendorSettings.ivrNumber')}
        disabled={isDisabled}
        onChange={(event) => onChange({ ...value, ivrNumber: event.currentTarget.value })}
      />
      <Announcements
        rows={value.announcements}
        errors={errors}
        isDisabled={isDisabled}
        onChange={(announcements) => onChange({ ...value, announcements })}
      />
      <KeyActions
        rows={value.keyActions}
        errors={errors}
        isDisabled={isDisabled}
        onChange={(keyActions) => onChange({ ...value, keyActions })}
      />
    </Stack>
  );
}

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly errors: VendorFieldsProps['errors'];
  readonly isDisabled: boolean;
  readonly onChange: (rows: readonly Row[]) => void;
}

const replaced = <Row,>(rows: readonly Row[], index: number, row: Row): Row[] =>
  rows.map((each, at) => (at === index ? row : each));
const without = <Row,>(rows: readonly Row[], index: number): Row[] => rows.filter((_, at) => at !== index);

function Announcements({ rows, errors, isDisabled, onChange }: RowsProps<AnnouncementRow>) {
  const t = useTranslations('wizard.pbx');
  return (
    <Input.Wrapper label={t('announcements')} labelElement="div" description={t('announcementsHint')}>
      <div className={styles.rows}>
        {rows.map((row, index) => (
          <div key={index} className={styles.row} data-shape="announcement">
            <Select
              aria-label={t('announcementKind', { number: index + 1 })}
              allowDeselect={false}
              data={(['text', 'file'] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
              value={row.kind}
              disabled={isDisabled}
              onChange={(kind) =>
                onChange(replaced(rows, index, { ...row, kind: kind === 'file' ? 'file' : 'text' }))
              }
            />
            <TextInput
              aria-label={t('announcement', { number: index + 1 })}
              value={row.value}
              error={findingAt(errors, `vendorSettings.announcements.${index}`)}
              disabled={isDisabled}
              onChange={(event) =>
                onChange(replaced(rows, index, { ...row, value: event.currentTarget.value }))
              }
            />
            <Away
              label={t('removeAnnouncement', { number: index + 1 })}
              isDisabled={isDisabled}
              onClick={() => onChange(without(rows, index))}
            />
          </div>
        ))}
        <More isDisabled={isDisabled} onClick={() => onChange([...rows, { kind: 'text', value: '' }])}>
          {t('addAnnouncement')}
        </More>
      </div>
    </Input.Wrapper>
  );
}

function KeyActions({ rows, errors, isDisabled, onChange }: RowsProps<KeyRow>) {
  const t = useTranslations('wizard.pbx');
  const dispositions = useQuery(allDispositions);
  const endings = (dispositions.data ?? []).map(({ id, l1, l2, l3 }) => ({
    value: id,
    label: [l1, l2, l3].filter((level) => level !== '').join(' / '),
  }));
  const free = KEYS.filter((key) => rows.every((row) => row.key !== key));
  return (
    <Input.Wrapper label={t('keys')} labelElement="div" description={t('keysHint')}>
      <div className={styles.rows}>
        {rows.map((row, index) => (
          <div key={index} className={styles.row} data-shape="key">
            <Select
              aria-label={t('key', { number: index + 1 })}
              allowDeselect={false}
              data={[row.key, ...free]}
              value={row.key}
              disabled={isDisabled}
              onChange={(key) => onChange(replaced(rows, index, { ...row, key: key ?? row.key }))}
            />
            <Select
              aria-label={t('endingOf', { key: row.key })}
              searchable
              allowDeselect={false}
              placeholder={t('chooseEnding')}
              nothingFoundMessage={t('noEndings')}
              data={endings}
              value={row.dispositionId}
              error={findingAt(errors, `vendorSettings.keyActions.${row.key}`)}
              disabled={isDisabled}
              onChange={(dispositionId) => onChange(replaced(rows, index, { ...row, dispositionId }))}
            />
            <Away
              label={t('removeKey', { key: row.key })}
              isDisabled={isDisabled}
              onClick={() => onChange(without(rows, index))}
            />
          </div>
        ))}
        {free[0] !== undefined && (
          <More
            isDisabled={isDisabled}
            onClick={() => onChange([...rows, { key: free[0] ?? '', dispositionId: null }])}
          >
            {t('addKey')}
          </More>
        )}
      </div>
    </Input.Wrapper>
  );
}

function Away({
  label,
  isDisabled,
  onClick,
}: {
  readonly label: string;
  readonly isDisabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      <IconX size={16} aria-hidden="true" />
    </ActionIcon>
  );
}

function More({
  isDisabled,
  onClick,
  children,
}: {
  readonly isDisabled: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      disabled={isDisabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
