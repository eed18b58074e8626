'use client';

import {
  createDispositionRequest,
  type DispositionAction,
  DISPOSITION_ACTIONS,
  DISPOSITION_FLAGS,
  type DispositionView,
} from '@callspool/contracts';
import { Checkbox, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { DurationInput } from '../../../../components/forms/duration-input';
import { FormFooter } from '../../../../components/forms/form-footer';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { useContractForm } from '../../../../hooks/use-save';
import { saveDisposition } from '../../../../lib/api/rules';
import { dispositionName } from './disposition-levels';

interface Values {
  readonly l1: string;
  readonly l2: string;
  readonly l3: string;
  readonly action: DispositionAction;
  readonly scheduleDelayMinutes: number | null;
  readonly flags: string[];
}

const DAY_MINUTES = 1_440;
const EMPTY: Values = { l1: '', l2: '', l3: '', action: 'NONE', scheduleDelayMinutes: null, flags: [] };

/** Makes a disposition or changes one. */
export function DispositionDialog({
  disposition,
  onClose,
}: {
  readonly disposition: DispositionView | null;
  readonly onClose: () => void;
}) {
  const t = useTranslations('dispositions');
  const common = useTranslations('common');
  const editing = useContractForm<Values, DispositionView>({
    schema: createDispositionRequest,
    initial: disposition === null ? EMPTY : pick(disposition),
    save: (values) => saveDisposition(disposition?.id ?? null, createDispositionRequest.parse(values)),
    renew: [['dispositions']],
    onSaved: onClose,
  });
  const { form, submit } = editing;
  const { action, scheduleDelayMinutes } = form.values;
  const name = disposition === null ? '' : dispositionName(disposition);
  return (
    <Modal
      opened
      onClose={onClose}
      title={disposition === null ? t('newOne') : t('change')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap={16}>
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing={12}>
            <TextInput label={t('l1')} data-autofocus {...form.getInputProps('l1')} />
            <TextInput label={t('l2')} {...form.getInputProps('l2')} />
            <TextInput label={t('l3')} {...form.getInputProps('l3')} />
          </SimpleGrid>
          <Select
            label={t('action')}
            w={256}
            allowDeselect={false}
            data={DISPOSITION_ACTIONS.map((value) => ({ value, label: t(`actions.${value}`) }))}
            value={action}
            error={form.errors['action']}
            onChange={(next) =>
              form.setValues({
                action: next as DispositionAction,
                scheduleDelayMinutes: next === 'SCHEDULE' ? (scheduleDelayMinutes ?? DAY_MINUTES) : null,
              })
            }
          />
          {action === 'SCHEDULE' && (
            <DurationInput
              label={t('delay')}
              value={(scheduleDelayMinutes ?? DAY_MINUTES) * 60}
              error={form.errors['scheduleDelayMinutes']}
              onChange={(seconds) => form.setFieldValue('scheduleDelayMinutes', Math.round(seconds / 60))}
            />
          )}
          <Checkbox.Group label={t('flags')} {...form.getInputProps('flags')}>
            <SimpleGrid cols={{ base: 2, sm: 3 }} spacing={8} mt={4}>
              {DISPOSITION_FLAGS.map((flag) => (
                <Checkbox key={flag} value={flag} label={t(`flagNames.${flag}`)} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
        </Stack>
        <FormFooter of={editing} onCancel={onClose} />
        {disposition !== null && (
          <Group mt={16}>
            <RemoveRule kind="dispositions" id={disposition.id} name={name} onRemoved={onClose} />
          </Group>
        )}
      </form>
    </Modal>
  );
}

const pick = ({ l1, l2, l3, action, scheduleDelayMinutes, flags }: DispositionView): Values => ({
  l1,
  l2,
  l3,
  action,
  scheduleDelayMinutes,
  flags,
});
