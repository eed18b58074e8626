'use client';

import { type CallingHoursView, createCallingHoursRequest } from '@callspool/contracts';
import { Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useContractForm } from '../../hooks/use-save';
import { saveCallingHours } from '../../lib/api/rules';
import { FormFooter } from '../forms/form-footer';
import { WeekWords } from '../ui/week-words';
import { QUICK_DAYS, type QuickDays, quickWeek } from './quick-week';
import { findingAt } from './vendor-draft';

interface Values {
  readonly name: string;
  readonly days: QuickDays;
  readonly from: string;
  readonly to: string;
}

const toRequest = ({ name, days, from, to }: Values) => ({ name, week: quickWeek(days, from, to) });

/** New hours of the simplest kind, without leaving the step; the page of hours has every other kind. */
export function QuickHours({
  onMade,
  onClose,
}: {
  readonly onMade: (hours: CallingHoursView) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('wizard.schedule');
  const editing = useContractForm<Values, CallingHoursView>({
    schema: createCallingHoursRequest,
    initial: { name: '', days: 'weekdays', from: '09:00', to: '20:00' },
    toRequest,
    save: (values) => saveCallingHours(null, { ...toRequest(values), holidayCalendarId: null }),
    renew: [['calling-hours']],
    onSaved: onMade,
  });
  const { form, submit } = editing;
  return (
    <Modal opened onClose={onClose} title={t('newHours')}>
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
          <TextInput label={t('hoursName')} data-autofocus {...form.getInputProps('name')} />
          <SegmentedControl
            aria-label={t('days')}
            data={QUICK_DAYS.map((days) => ({ value: days, label: t(`quickDays.${days}`) }))}
            {...form.getInputProps('days')}
          />
          <Group gap={16} align="flex-start">
            <TextInput label={t('from')} placeholder="09:00" w={112} {...form.getInputProps('from')} />
            <TextInput
              label={t('to')}
              placeholder="20:00"
              w={112}
              {...form.getInputProps('to')}
              error={findingAt(form.errors, 'week')}
            />
          </Group>
          <Text fz="sm" c="var(--cs-ink-3)">
            <WeekWords week={toRequest(form.values).week} />
          </Text>
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('make')} />
      </form>
    </Modal>
  );
}
