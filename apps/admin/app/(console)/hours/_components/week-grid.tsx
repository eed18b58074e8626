'use client';

import { ActionIcon, Switch, TextInput, Tooltip } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDayName } from '../../../../components/ui/week-words';
import {
  type Range,
  rangesText,
  readRanges,
  type Week,
  WEEKDAYS,
  type Weekday,
} from '../../../../lib/format/week';
import { DayBar, HOUR_MARKS } from './day-bar';
import styles from './week-grid.module.css';

const FIRST_RANGE: readonly Range[] = [{ from: '09:00', to: '20:00' }];

/** Seven days with their ranges: switch a day, draw on its bar, or type. */
export function WeekGrid({
  week,
  isReadOnly,
  errors,
  onChange,
}: {
  readonly week: Week;
  readonly isReadOnly: boolean;
  readonly errors: Readonly<Record<string, React.ReactNode>>;
  readonly onChange: (week: Week) => void;
}) {
  const t = useTranslations('hours');
  const longName = useDayName('long');
  const set = (day: Weekday, ranges: readonly Range[]): void => {
    const { [day]: _before, ...others } = week;
    onChange(ranges.length === 0 ? others : { ...others, [day]: [...ranges] });
  };
  const copy = (from: Weekday): void => {
    const open = WEEKDAYS.filter((day) => (week[day] ?? []).length > 0);
    onChange(Object.fromEntries(open.map((day) => [day, [...(week[from] ?? [])]])));
  };
  return (
    <div className={styles.grid}>
      <div className={styles.marks} aria-hidden="true">
        {HOUR_MARKS.map((hour) => (
          <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      {WEEKDAYS.map((day) => {
        const ranges = week[day] ?? [];
        const name = longName(day);
        return (
          <div key={day} className={styles.day} data-closed={ranges.length === 0 || undefined}>
            <Switch
              size="sm"
              withThumbIndicator={false}
              label={name}
              aria-label={t('openOn', { day: name })}
              checked={ranges.length > 0}
              disabled={isReadOnly}
              onChange={() => set(day, ranges.length > 0 ? [] : FIRST_RANGE)}
            />
            <DayBar ranges={ranges} isReadOnly={isReadOnly} onChange={(next) => set(day, next)} />
            <DayField
              key={rangesText(ranges)}
              label={t('rangesOf', { day: name })}
              ranges={ranges}
              isReadOnly={isReadOnly}
              error={errors[`week.${day}`] ?? null}
              onChange={(next) => set(day, next)}
            />
            <Tooltip label={t('copyTo', { day: name })}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={t('copyTo', { day: name })}
                disabled={isReadOnly || ranges.length === 0}
                onClick={() => copy(day)}
              >
                <IconCopy size={16} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          </div>
        );
      })}
    </div>
  );
}

function DayField({
  label,
  ranges,
  isReadOnly,
  error,
  onChange,
}: {
  readonly label: string;
  readonly ranges: readonly Range[];
  readonly isReadOnly: boolean;
  readonly error: React.ReactNode;
  readonly onChange: (ranges: Range[]) => void;
}) {
  const t = useTranslations('hours');
  const [text, setText] = useState(rangesText(ranges));
  const read = readRanges(text);
  return (
    <TextInput
      aria-label={label}
      className="tabular"
      value={text}
      placeholder={t('closed')}
      readOnly={isReadOnly}
      error={read === null ? t('notRead') : error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => read !== null && onChange(read)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && read !== null) onChange(read);
      }}
    />
  );
}
