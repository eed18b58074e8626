'use client';

import { NumberInput, Select, Stack, Switch, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DurationInput } from '../../../../components/forms/duration-input';
import { Panel } from '../../../../components/ui/panel';
import { RuleWords } from '../../../../components/ui/rule-words';
import { firstRule, type Result, type Rule } from './rules';

/** The rule for one result: its parts to change, and what it says in words. */
export function RuleEditor({
  result,
  rule,
  isReadOnly,
  warning,
  onChange,
}: {
  readonly result: Result;
  readonly rule: Rule | null;
  readonly isReadOnly: boolean;
  readonly warning: string | null;
  readonly onChange: (rule: Rule | null) => void;
}) {
  const t = useTranslations('respool');
  const name = t(`results.${result}`);
  return (
    <Panel title={t('edit', { result: name })}>
      <Stack gap={16}>
        <Text fz="lg" lh="24px" component="p" m={0} aria-live="polite">
          <RuleWords result={result} rule={rule} />
        </Text>
        {warning !== null && (
          <Text c="var(--cs-late-text)" fz="sm" role="note">
            {warning}
          </Text>
        )}
        <Switch
          label={t('again')}
          checked={rule !== null}
          disabled={isReadOnly}
          withThumbIndicator={false}
          onChange={() => onChange(rule === null ? firstRule(result) : null)}
        />
        {rule !== null && <RuleFields rule={rule} isReadOnly={isReadOnly} onChange={onChange} />}
      </Stack>
    </Panel>
  );
}

function RuleFields({
  rule,
  isReadOnly,
  onChange,
}: {
  readonly rule: Rule;
  readonly isReadOnly: boolean;
  readonly onChange: (rule: Rule) => void;
}) {
  const t = useTranslations('respool');
  const { priority, ...withoutPriority } = rule;
  return (
    <>
      <DurationInput
        label={t('delay')}
        value={rule.delaySeconds}
        isDisabled={isReadOnly}
        onChange={(delaySeconds) => onChange({ ...rule, delaySeconds })}
      />
      <NumberInput
        label={t('maxTries')}
        min={0}
        max={50}
        w={96}
        value={rule.maxTries}
        disabled={isReadOnly}
        onChange={(maxTries) => onChange({ ...rule, maxTries: Number(maxTries) })}
      />
      <Select
        label={t('onNumber')}
        allowDeselect={false}
        disabled={isReadOnly}
        data={[
          { value: 'same', label: t('same') },
          { value: 'next', label: t('next') },
        ]}
        value={rule.number}
        onChange={(number) => onChange({ ...rule, number: number === 'next' ? 'next' : 'same' })}
      />
      <NumberInput
        label={t('withPriority')}
        description={t('priorityHint')}
        min={1}
        max={9999}
        w={160}
        placeholder={t('unchanged')}
        value={priority ?? ''}
        disabled={isReadOnly}
        onChange={(next) => onChange(next === '' ? withoutPriority : { ...rule, priority: Number(next) })}
      />
      <Select
        label={t('usedUp')}
        allowDeselect={false}
        disabled={isReadOnly}
        data={[
          { value: 'close', label: t('close') },
          { value: 'next_number', label: t('next_number') },
        ]}
        value={rule.whenUsedUp}
        onChange={(next) => onChange({ ...rule, whenUsedUp: next === 'close' ? 'close' : 'next_number' })}
      />
    </>
  );
}
