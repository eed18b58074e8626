'use client';

import { Group, Input, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ZoneSelect } from '../../../../components/forms/zone-select';
import { useMay } from '../../../../components/session/session-context';
import { Moment } from '../../../../components/ui/moment';
import { callbackAgentsQuery } from '../../../../lib/api/callbacks';
import { type AgentKind, isSkipped, momentOf, type PromiseValues } from './promise';
import styles from './callbacks.module.css';

const KINDS: readonly AgentKind[] = ['anybody', 'ours', 'vendor'];

/** When, on whose clock, which number, who calls, and what they should know. */
export function PromiseFields({
  values,
  numbers,
  issues,
  onChange,
}: {
  readonly values: PromiseValues;
  readonly numbers: readonly string[];
  /** Of the API, by field. */
  readonly issues: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<PromiseValues>) => void;
}) {
  const t = useTranslations('callbacks.form');
  const moment = momentOf(values);
  return (
    <>
      <Group gap={12} grow align="flex-start">
        <TextInput
          type="date"
          label={t('day')}
          required
          value={values.day}
          error={issues['dueAt']}
          onChange={(event) => onChange({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('time')}
          required
          value={values.time}
          onChange={(event) => onChange({ time: event.currentTarget.value })}
        />
      </Group>
      <ZoneSelect
        label={t('zone')}
        value={values.timeZone}
        error={issues['timeZone']}
        onChange={(timeZone) => onChange({ timeZone })}
      />
      <div role="status">
        {moment !== null && (
          <p className={styles.yours}>{t.rich('yours', { at: () => <Moment at={moment} /> })}</p>
        )}
        {isSkipped(values) && <p className={styles.bad}>{t('skipped')}</p>}
      </div>
      <Select
        label={t('number')}
        allowDeselect={false}
        data={[...numbers]}
        value={values.number}
        error={issues['number']}
        onChange={(number) => onChange({ number })}
      />
      <AgentFields values={values} issues={issues} onChange={onChange} />
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={values.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}

function AgentFields({
  values,
  issues,
  onChange,
}: {
  readonly values: PromiseValues;
  readonly issues: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<PromiseValues>) => void;
}) {
  const t = useTranslations('callbacks.form');
  const may = useMay();
  const mayFind = may('callbacks.edit');
  const { data: agents = [] } = useQuery({ ...callbackAgentsQuery, enabled: mayFind });
  const kinds = KINDS.filter((kind) => kind !== 'ours' || mayFind);
  return (
    <>
      <Input.Wrapper label={t('agent')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('agent')}
          data={kinds.map((value) => ({ value, label: t(`agentKinds.${value}`) }))}
          value={values.agentKind}
          onChange={(agentKind) => onChange({ agentKind })}
        />
      </Input.Wrapper>
      {values.agentKind === 'ours' && (
        <Select
          label={t('agentUser')}
          searchable
          data={agents.map(({ id, name }) => ({ value: id, label: name }))}
          value={values.agentUserId}
          error={issues['agentUserId']}
          onChange={(agentUserId) => onChange({ agentUserId })}
        />
      )}
      {values.agentKind === 'vendor' && (
        <TextInput
          label={t('vendorAgent')}
          maxLength={100}
          value={values.agent}
          error={issues['agent']}
          onChange={(event) => onChange({ agent: event.currentTarget.value })}
        />
      )}
    </>
  );
}
