'use client';

import type { CallingHoursView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { allHolidayCalendars } from '../../lib/api/rules';
import { wallTimeOf } from '../../lib/format/wall-time';
import { Moment } from '../ui/moment';
import { Panel } from '../ui/panel';
import styles from './schedule.module.css';

const SHOWN = 4;

/** The next days on which one of the chosen hours is closed. */
export function HolidaysPanel({
  hours,
  timeZone,
}: {
  readonly hours: readonly CallingHoursView[];
  readonly timeZone: string;
}) {
  const t = useTranslations('wizard.schedule');
  const calendars = useQuery(allHolidayCalendars).data ?? [];
  const today = wallTimeOf(new Date(), timeZone).slice(0, 10);
  const used = new Set(hours.map(({ holidayCalendarId }) => holidayCalendarId));
  const names = new Map(
    calendars
      .filter(({ id }) => used.has(id))
      .flatMap(({ days }) => days)
      .map(({ date, name }) => [date, name]),
  );
  const ahead = [...names].filter(([date]) => date >= today).sort(([one], [other]) => (one < other ? -1 : 1));
  return (
    <Panel title={t('holidays')} acts={<Link href="/hours">{t('toHours')}</Link>}>
      {ahead.length === 0 ? (
        t('noHolidays')
      ) : (
        <ul className={styles.holidays}>
          {ahead.slice(0, SHOWN).map(([date, name]) => (
            <li key={date}>
              <Moment at={`${date}T12:00:00Z`} timeZone="UTC" style="day" />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      )}
      {ahead.length > SHOWN && (
        <p className={styles.more}>{t('moreHolidays', { count: ahead.length - SHOWN })}</p>
      )}
    </Panel>
  );
}
