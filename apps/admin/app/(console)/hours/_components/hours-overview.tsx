'use client';

import type { CallingHoursView, HolidayCalendarView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { Rows } from '../../../../components/ui/rows';
import { Shown } from '../../../../components/ui/shown';
import { WeekStrip } from '../../../../components/ui/week-strip';
import { WeekWords } from '../../../../components/ui/week-words';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { allCallingHours, allHolidayCalendars } from '../../../../lib/api/rules';

/** All hours and all holiday calendars of the house. */
export function HoursOverview() {
  const t = useTranslations('hours');
  const may = useMay();
  const hours = useQuery(allCallingHours);
  const calendars = useQuery(allHolidayCalendars);
  const isEditor = may('policy.edit');
  return (
    <PageBody title={t('title')} facts={t('about')}>
      <Panel
        title={t('hours')}
        isFlush
        acts={isEditor && <LinkButton href="/hours/new">{t('newHours')}</LinkButton>}
      >
        <Shown query={hours} skeleton={<RowSkeleton />}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState title={t('emptyHours')}>{t('emptyHoursText')}</EmptyState>
            ) : (
              <Rows
                rows={items}
                rowKey={({ id }) => id}
                href={({ id }) => `/hours/${id}`}
                cells={(each) => hoursCells(each, calendars.data ?? [], t('noHolidays'))}
              />
            )
          }
        </Shown>
      </Panel>
      <Panel
        title={t('calendars')}
        isFlush
        acts={
          isEditor && (
            <LinkButton href="/hours/holidays/new" variant="default">
              {t('newCalendar')}
            </LinkButton>
          )
        }
      >
        <Shown query={calendars} skeleton={<RowSkeleton />}>
          {(items) =>
            items.length === 0 ? (
              <EmptyState title={t('emptyCalendars')}>{t('emptyCalendarsText')}</EmptyState>
            ) : (
              <Rows
                rows={items}
                rowKey={({ id }) => id}
                href={({ id }) => `/hours/holidays/${id}`}
                cells={(calendar) => ({
                  name: calendar.name,
                  main: <CalendarWords calendar={calendar} />,
                  end: <Moment at={calendar.updatedAt} />,
                })}
              />
            )
          }
        </Shown>
      </Panel>
    </PageBody>
  );
}

function hoursCells(hours: CallingHoursView, calendars: readonly HolidayCalendarView[], none: string) {
  const calendar = calendars.find(({ id }) => id === hours.holidayCalendarId);
  return {
    name: hours.name,
    main: <WeekWords week={hours.week} />,
    side: <WeekStrip week={hours.week} />,
    note:
      calendar === undefined ? none : <Link href={`/hours/holidays/${calendar.id}`}>{calendar.name}</Link>,
    end: <Moment at={hours.updatedAt} />,
  };
}

function CalendarWords({ calendar }: { readonly calendar: HolidayCalendarView }) {
  const t = useTranslations('hours');
  const today = new Date().toISOString().slice(0, 10);
  const next = calendar.days
    .filter(({ date }) => date >= today)
    .sort((a, b) => a.date.localeCompare(b.date))[0];
  return (
    <>
      {t('days', { count: calendar.days.length })}
      {next !== undefined && `, ${t('nextDay', { name: `${next.date} ${next.name}` })}`}
    </>
  );
}
