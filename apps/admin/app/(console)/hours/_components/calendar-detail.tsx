'use client';

import { createHolidayCalendarRequest, type HolidayCalendarView } from '@callspool/contracts';
import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useMay } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { Shown } from '../../../../components/ui/shown';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { useContractForm } from '../../../../hooks/use-save';
import { useGo } from '../../../../hooks/unsaved';
import { oneHolidayCalendar, saveHolidayCalendar } from '../../../../lib/api/rules';

type Values = Pick<HolidayCalendarView, 'name' | 'days'>;

/** The days on which nobody is called by the hours that use this calendar. */
export function CalendarDetail({ id }: { readonly id: string | null }) {
  const one = useQuery({ ...oneHolidayCalendar(id ?? ''), enabled: id !== null });
  if (id === null) return <CalendarForm calendar={null} />;
  return (
    <Shown query={one} skeleton={<RowSkeleton />}>
      {(calendar) => <CalendarForm key={calendar.version} calendar={calendar} />}
    </Shown>
  );
}

function CalendarForm({ calendar }: { readonly calendar: HolidayCalendarView | null }) {
  const t = useTranslations('hours');
  const may = useMay();
  const go = useGo();
  const isEditor = may('policy.edit');
  const initial: Values =
    calendar === null
      ? { name: '', days: [] }
      : { name: calendar.name, days: [...calendar.days].sort((a, b) => a.date.localeCompare(b.date)) };
  const editing = useContractForm({
    schema: createHolidayCalendarRequest,
    initial,
    save: (values) =>
      saveHolidayCalendar(calendar?.id ?? null, {
        ...values,
        ...(calendar && { version: calendar.version }),
      }),
    renew: [['holiday-calendars']],
    onSaved: (saved) => calendar === null && go(`/hours/holidays/${saved.id}`),
  });
  const { form, submit } = editing;
  return (
    <PageBody
      title={calendar?.name ?? t('newCalendar')}
      facts={t('emptyCalendarsText')}
      acts={
        calendar !== null &&
        isEditor && (
          <RemoveRule kind="holiday-calendars" id={calendar.id} name={calendar.name} back="/hours" />
        )
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack gap={16} maw={640}>
          <TextInput label={t('name')} readOnly={!isEditor} {...form.getInputProps('name')} />
          <Panel title={t('holidays')} note={t('days', { count: form.values.days.length })}>
            <Stack gap={8}>
              {form.values.days.map((day, index) => (
                <Group key={index} gap={8} align="flex-start" wrap="nowrap">
                  <DateInput
                    aria-label={t('date')}
                    valueFormat="YYYY-MM-DD"
                    w={144}
                    readOnly={!isEditor}
                    {...form.getInputProps(`days.${index}.date`)}
                  />
                  <TextInput
                    aria-label={t('what')}
                    style={{ flex: 1 }}
                    readOnly={!isEditor}
                    {...form.getInputProps(`days.${index}.name`)}
                  />
                  {isEditor && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={32}
                      aria-label={t('removeDay', { name: `${day.date} ${day.name}` })}
                      onClick={() => form.removeListItem('days', index)}
                    >
                      <IconX size={16} aria-hidden="true" />
                    </ActionIcon>
                  )}
                </Group>
              ))}
              {isEditor && (
                <Button
                  variant="default"
                  style={{ alignSelf: 'flex-start' }}
                  leftSection={<IconPlus size={16} aria-hidden="true" />}
                  onClick={() => form.insertListItem('days', { date: '', name: '' })}
                >
                  {t('addDay')}
                </Button>
              )}
            </Stack>
          </Panel>
        </Stack>
        {isEditor && <FormFooter of={editing} onCancel={() => go('/hours')} />}
      </form>
    </PageBody>
  );
}
