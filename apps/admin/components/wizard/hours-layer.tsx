'use client';

import type { CallingHoursView } from '@callspool/contracts';
import { Button, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../session/session-context';
import { Panel } from '../ui/panel';
import { WeekStrip } from '../ui/week-strip';
import { WeekWords } from '../ui/week-words';
import { QuickHours } from './quick-hours';
import styles from './schedule.module.css';

/** One of the two layers of hours: chosen among those there are, with its reading; new ones can be made on the spot. */
export function HoursLayer({
  layer,
  all,
  value,
  error,
  isProposed,
  isDisabled,
  onChange,
}: {
  readonly layer: 'dialing' | 'contacting';
  readonly all: readonly CallingHoursView[];
  readonly value: string | null;
  readonly error: ReactNode;
  /** It stands on a proposal that nobody has agreed to yet. */
  readonly isProposed: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (id: string) => void;
}) {
  const t = useTranslations('wizard.schedule');
  const may = useMay();
  const [isMaking, setMaking] = useState(false);
  const hours = all.find(({ id }) => id === value);
  return (
    <Panel
      title={t(`${layer}.title`)}
      note={t(`${layer}.clock`)}
      acts={
        may('policy.edit') &&
        !isDisabled && (
          <Button variant="subtle" size="xs" onClick={() => setMaking(true)}>
            {t('newHours')}
          </Button>
        )
      }
    >
      <div className={styles.layer}>
        <Select
          aria-label={t(`${layer}.title`)}
          searchable
          allowDeselect={false}
          placeholder={t('choose')}
          nothingFoundMessage={t('noHours')}
          data={all.map(({ id, name }) => ({ value: id, label: name }))}
          value={value}
          error={error}
          disabled={isDisabled}
          onChange={(id) => id !== null && onChange(id)}
        />
        {hours !== undefined && (
          <div className={styles.reading}>
            <WeekStrip week={hours.week} />
            <span>
              <WeekWords week={hours.week} />
              {isProposed && <span className={styles.held}> {t('proposed')}</span>}
            </span>
          </div>
        )}
      </div>
      {isMaking && (
        <QuickHours
          onClose={() => setMaking(false)}
          onMade={({ id }) => {
            setMaking(false);
            onChange(id);
          }}
        />
      )}
    </Panel>
  );
}
