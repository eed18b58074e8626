'use client';

import { Radio, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { BarState, BarStatus } from '../../lib/phonebar/bar-watch';
import { Panel } from '../ui/panel';
import { Refusal } from '../ui/refusal';
import { type PillState, StatePill } from '../ui/state-pill';
import { Moment } from '../ui/moment';
import { useOwnPhonebar } from './own-phonebar';
import styles from './phonebar.module.css';

const PILLS: Readonly<Record<BarState, PillState>> = {
  readable: 'good',
  unreadable: 'bad',
  not_running: 'late',
  other_phonebar: 'bad',
  something_else: 'bad',
  looking: 'unknown',
  elsewhere: 'unknown',
};

const NONE = '';

/** Which phonebar stands on this PC, how this browser finds it, and what is on it. Nothing where there is none to choose. */
export function PhonebarPanel() {
  const t = useTranslations('phonebar');
  const kinds = useTranslations('connections.kinds');
  const { bars, chosen, status, choose } = useOwnPhonebar();
  if (bars.length === 0) return null;
  return (
    <section id="phonebar">
      <Panel title={t('title')}>
        <Radio.Group
          label={t('which')}
          description={t('about')}
          value={chosen?.id ?? NONE}
          onChange={(id) => choose(id === NONE ? null : id)}
        >
          <Stack gap={8} mt={12}>
            <Radio value={NONE} label={t('none')} />
            {bars.map(({ id, name, kind, baseUrl }) => (
              <Radio key={id} value={id} label={name} description={`${kinds(kind)}, ${baseUrl}`} />
            ))}
          </Stack>
        </Radio.Group>
        {chosen !== null && <Found status={status} />}
      </Panel>
    </section>
  );
}

function Found({ status: { state, calls, reportedMs, trouble } }: { readonly status: BarStatus }) {
  const t = useTranslations('phonebar');
  return (
    <div className={styles.found}>
      <div role="status">
        <p className={styles.line}>
          <StatePill state={PILLS[state]} word={t(`states.${state}`)} />
          {state === 'readable' && <span>{t('calls', { count: calls.length })}</span>}
        </p>
        {state !== 'looking' && <p className={styles.line}>{t(`hints.${state}`)}</p>}
      </div>
      {reportedMs !== null && (
        <p className={styles.small}>
          {t.rich('reported', { at: () => <Moment at={new Date(reportedMs)} style="seconds" /> })}
        </p>
      )}
      {trouble !== null && <Refusal title={t('notReported')} message={trouble} />}
    </div>
  );
}
