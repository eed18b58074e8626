'use client';

import { type CallingHoursView, createCallingHoursRequest } from '@callspool/contracts';
import { Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useMay } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { Shown } from '../../../../components/ui/shown';
import { WeekWords } from '../../../../components/ui/week-words';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { useGo } from '../../../../hooks/unsaved';
import { useContractForm } from '../../../../hooks/use-save';
import { allHolidayCalendars, oneCallingHours, saveCallingHours } from '../../../../lib/api/rules';
import { WeekGrid } from './week-grid';

const WORKDAY = [{ from: '09:00', to: '20:00' }];
const NEW: Pick<CallingHoursView, 'name' | 'week' | 'holidayCalendarId'> = {
  name: '',
  week: { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY },
  holidayCalendarId: null,
};

/** One week of hours: to read, to change, to make. */
export function HoursDetail({ id }: { readonly id: string | null }) {
  const one = useQuery({ ...oneCallingHours(id ?? ''), enabled: id !== null });
  if (id === null) return <HoursForm hours={null} />;
  return (
    <Shown query={one} skeleton={<RowSkeleton />}>
      {(hours) => <HoursForm key={hours.version} hours={hours} />}
    </Shown>
  );
}

function HoursForm({ hours }: { readonly hours: CallingHoursView | null }) {
  const t = useTranslations('hours');
  const may = useMay();
  const go = useGo();
  const isEditor = may('policy.edit');
  const calendars = useQuery(allHolidayCalendars);
  const editing = useContractForm({
    schema: createCallingHoursRequest,
    initial: hours === null ? NEW : pick(hours),
    save: (values) =>
      saveCallingHours(hours?.id ?? null, { ...values, ...(hours && { version: hours.version }) }),
    renew: [['calling-hours']],
    onSaved: (saved) => hours === null && go(`/hours/${saved.id}`),
  });
  const { form, submit } = editing;
  return (
    <PageBody
      title={hours?.name ?? t('newHours')}
      facts={hours === null ? undefined : t('usedBy')}
      acts={
        hours !== null &&
        isEditor && <RemoveRule kind="calling-hours" id={hours.id} name={hours.name} back="/hours" />
      }
    >
      <form onSubmit={submit} noValidate>
        <fieldset disabled={!isEditor} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <Stack gap={16}>
            <TextInput label={t('name')} maw={400} {...form.getInputProps('name')} />
            <Panel title={t('week')} note={isEditor && t('editHint')}>
              <WeekGrid
                week={form.values.week}
                isReadOnly={!isEditor}
                errors={form.errors}
                onChange={(week) => form.setFieldValue('week', week)}
              />
            </Panel>
            <Panel title={t('inWords')}>
              <WeekWords week={form.values.week} />
            </Panel>
            <Select
              label={t('calendar')}
              maw={400}
              placeholder={t('noCalendar')}
              clearable
              data={(calendars.data ?? []).map((calendar) => ({ value: calendar.id, label: calendar.name }))}
              {...form.getInputProps('holidayCalendarId')}
            />
          </Stack>
        </fieldset>
        {isEditor && <FormFooter of={editing} onCancel={() => go('/hours')} />}
      </form>
    </PageBody>
  );
}

const pick = ({ name, week, holidayCalendarId }: CallingHoursView) => ({ name, week, holidayCalendarId });
