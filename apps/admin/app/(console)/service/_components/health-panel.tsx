'use client';

import { Group, Title } from '@mantine/core';
import type { HealthCheckView, ReadyView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { Age, STALE_SECONDS } from '../../../../components/ui/age';
import { type PillState, StatePill } from '../../../../components/ui/state-pill';
import { useAge } from '../../../../hooks/use-age';
import { readLive, readReady } from '../../../../lib/api/client';
import { formatDuration } from '../../../../lib/format/duration';
import styles from './health-panel.module.css';

const POLL_MS = 5_000;
const NAMES: Record<HealthCheckView['name'], string> = {
  database: 'Database',
  migrations: 'Database version',
  jobs: 'Job runner',
};

export function HealthPanel() {
  const poll = { refetchInterval: POLL_MS, refetchIntervalInBackground: true } as const;
  const live = useQuery({ queryKey: ['live'], queryFn: readLive, ...poll });
  const ready = useQuery({ queryKey: ['ready'], queryFn: readReady, ...poll });
  const age = useAge(ready.dataUpdatedAt);
  // An old figure is no figure: it is never shown in the colour of a state.
  const isStale = age !== null && age >= STALE_SECONDS;
  const isUnknown = ready.data === undefined || ready.isError || isStale;
  const verdict = verdictOf(ready.data, ready.isError, isStale);
  return (
    <section aria-labelledby="health-title">
      <Group justify="space-between" mih={48} align="center">
        <Group gap={12}>
          <Title order={1} id="health-title">
            Service
          </Title>
          <span role="status">
            <StatePill {...verdict} />
          </span>
        </Group>
        <Age at={ready.dataUpdatedAt} of="Answered" />
      </Group>
      {ready.isError && (
        <p className={styles.reason} role="alert">
          {ready.error.message} We ask again every {POLL_MS / 1000} s.
        </p>
      )}
      <dl className={styles.box}>
        <Row name="Process">
          <StatePill {...processOf(live.data !== undefined, live.isError, isStale)} />
          <Fact>
            {live.data === undefined || live.isError ? '–' : `up ${formatDuration(live.data.uptimeSeconds)}`}
          </Fact>
        </Row>
        {(ready.data?.checks ?? PENDING).map((check) => (
          <Row key={check.name} name={NAMES[check.name]} detail={check.detail}>
            <StatePill {...pillOf(check, isUnknown)} />
            <Fact>{isUnknown ? '–' : `${check.ms.toFixed(1)} ms`}</Fact>
          </Row>
        ))}
        <Row name="Version">
          <Fact>{ready.data?.version ?? live.data?.version ?? '–'}</Fact>
        </Row>
      </dl>
    </section>
  );
}

const PENDING: readonly HealthCheckView[] = (['database', 'migrations', 'jobs'] as const).map((name) => ({
  name,
  isOk: false,
  ms: 0,
  detail: null,
}));

interface Pill {
  readonly state: PillState;
  readonly word: string;
}

function verdictOf(ready: ReadyView | undefined, isError: boolean, isStale: boolean): Pill {
  if (isError) return { state: 'bad', word: 'Does not answer' };
  if (ready === undefined) return { state: 'unknown', word: 'Asking' };
  if (isStale) return { state: 'unknown', word: 'Not known' };
  return ready.status === 'ready' ? { state: 'good', word: 'Ready' } : { state: 'bad', word: 'Not ready' };
}

function processOf(isKnown: boolean, isError: boolean, isStale: boolean): Pill {
  if (isError) return { state: 'bad', word: 'Does not answer' };
  return isKnown && !isStale ? { state: 'good', word: 'Live' } : { state: 'unknown', word: 'Not known' };
}

function pillOf(check: HealthCheckView, isUnknown: boolean): Pill {
  if (isUnknown) return { state: 'unknown', word: 'Not known' };
  return check.isOk ? { state: 'good', word: 'OK' } : { state: 'bad', word: 'Wrong' };
}

function Row({
  name,
  detail = null,
  children,
}: {
  readonly name: string;
  readonly detail?: string | null;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd className={styles.facts}>{children}</dd>
      {detail !== null && <dd className={styles.detail}>{detail}</dd>}
    </div>
  );
}

const Fact = ({ children }: { readonly children: React.ReactNode }) => (
  <span className={`${styles.fact} tabular`}>{children}</span>
);
