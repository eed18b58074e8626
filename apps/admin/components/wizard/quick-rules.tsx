'use client';

import { createRespoolRuleSetRequest, type RespoolRuleSetView } from '@callspool/contracts';
import { Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useContractForm } from '../../hooks/use-save';
import { saveRespoolRuleSet } from '../../lib/api/rules';
import { DurationInput } from '../forms/duration-input';
import { FormFooter } from '../forms/form-footer';

interface Values {
  readonly name: string;
  readonly quietSeconds: number;
  readonly quietTries: number;
  readonly busySeconds: number;
  readonly busyTries: number;
}

/** Nobody answered, or nothing is known; and lines that were taken. */
const QUIET = ['NO_ANSWER', 'UNCONFIRMED'] as const;
const BUSY = ['BUSY', 'CONGESTION'] as const;

const toRequest = ({ name, quietSeconds, quietTries, busySeconds, busyTries }: Values) => ({
  name,
  rules: [
    ...QUIET.map((result) => ({ result, delaySeconds: quietSeconds, maxTries: quietTries })),
    ...BUSY.map((result) => ({ result, delaySeconds: busySeconds, maxTries: busyTries })),
  ].map((rule) => ({ ...rule, number: 'same' as const, whenUsedUp: 'next_number' as const })),
});

/** New respool rules of the simplest kind, without leaving the step; the page of rules has every other kind. */
export function QuickRules({
  onMade,
  onClose,
}: {
  readonly onMade: (rules: RespoolRuleSetView) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('wizard.attempts');
  const editing = useContractForm<Values, RespoolRuleSetView>({
    schema: createRespoolRuleSetRequest,
    initial: { name: '', quietSeconds: 7_200, quietTries: 3, busySeconds: 900, busyTries: 3 },
    toRequest,
    save: (values) => saveRespoolRuleSet(null, toRequest(values)),
    renew: [['respool-rule-sets']],
    onSaved: onMade,
  });
  const { form, submit } = editing;
  const pair = (kind: 'quiet' | 'busy', index: number) => (
    <Group gap={16} align="flex-start">
      <DurationInput
        label={t(`quick.${kind}`)}
        value={form.values[`${kind}Seconds`]}
        error={form.errors[`rules.${index}.delaySeconds`]}
        onChange={(seconds) => form.setFieldValue(`${kind}Seconds`, seconds)}
      />
      <NumberInput
        label={t('quick.times')}
        min={0}
        max={50}
        w={96}
        value={form.values[`${kind}Tries`]}
        error={form.errors[`rules.${index}.maxTries`]}
        onChange={(tries) => form.setFieldValue(`${kind}Tries`, Number(tries))}
      />
    </Group>
  );
  return (
    <Modal opened onClose={onClose} title={t('newRules')}>
      <form
        noValidate
        onSubmit={(event) => {
          // This dialog lies inside of the step's form.
          event.stopPropagation();
          submit(event);
        }}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <Stack gap={16}>
          <TextInput label={t('rulesName')} data-autofocus {...form.getInputProps('name')} />
          {pair('quiet', 0)}
          {pair('busy', QUIET.length)}
          <Text fz="sm" c="var(--cs-ink-3)">
            {t('quick.rest')}
          </Text>
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('make')} />
      </form>
    </Modal>
  );
}
