'use client';

import type { DncRegistryVersionView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { Panel } from '../../../../../components/ui/panel';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { type PillState, StatePill } from '../../../../../components/ui/state-pill';
import { useNumber } from '../../../../../hooks/use-number';
import { dncRegistryVersionsQuery, registryBeat } from '../../../../../lib/api/dnc-registries';
import { apiPath } from '../../../../../lib/api/request';
import styles from './registries.module.css';

const PILLS: Readonly<Record<DncRegistryVersionView['state'], PillState>> = {
  uploaded: 'waiting',
  running: 'running',
  done: 'finished',
  failed: 'bad',
  cancelled: 'archived',
};

/** Every file of a registry, the newest first: what it was, what it changed, since when it was in force. */
export function Versions({
  registryId,
  latest,
}: {
  readonly registryId: string;
  readonly latest: DncRegistryVersionView | null;
}) {
  const t = useTranslations('registries.versions');
  const versions = useQuery({
    ...dncRegistryVersionsQuery(registryId),
    refetchInterval: registryBeat(latest),
  });
  return (
    <Panel title={t('title')} isFlush>
      <Shown query={versions} skeleton={<RowSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t('none')}</p>
          ) : (
            <ul className={styles.cards}>
              {items.map((version) => (
                <VersionRow key={version.id} version={version} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Panel>
  );
}

function VersionRow({ version }: { readonly version: DncRegistryVersionView }) {
  const t = useTranslations('registries.versions');
  const states = useTranslations('registries.states');
  const number = useNumber();
  const { fileName, kind, asOf, state, isInForce, numbers, added, removed, rowsRejected } = version;
  return (
    <li className={styles.card}>
      <span className={styles.cardTop}>
        <span className={styles.fileName}>{fileName}</span>
        {isInForce ? (
          <StatePill state="good" word={t('inForce')} />
        ) : (
          <StatePill state={PILLS[state]} word={states(state)} />
        )}
      </span>
      <span>
        {t(`kinds.${kind}`)}, {t.rich('of', { at: () => <Moment at={asOf} style="day" /> })}
        {numbers !== null && (
          <>
            {': '}
            <span className="tabular">
              {t('counts', {
                numbers: number.whole(numbers),
                added: number.whole(added ?? 0),
                removed: number.whole(removed ?? 0),
              })}
            </span>
          </>
        )}
      </span>
      {version.error !== null && <span className={styles.bad}>{version.error}</span>}
      <span className={styles.dim}>
        {version.createdBy}, <Moment at={version.finishedAt ?? version.createdAt} />
        {rowsRejected > 0 && `, ${t('rejected', { count: rowsRejected })}`}
        {version.alreadyPastGate > 0 && `, ${t('pastGate', { count: version.alreadyPastGate })}`}
      </span>
      <RejectsLink version={version} isSmall />
    </li>
  );
}

export function RejectsLink({
  version: { registryId, id, hasRejects },
  isSmall = false,
}: {
  readonly version: DncRegistryVersionView;
  readonly isSmall?: boolean;
}) {
  const t = useTranslations('registries.versions');
  if (!hasRejects) return null;
  return (
    <div>
      <Button
        component="a"
        variant="default"
        size={isSmall ? 'xs' : 'sm'}
        href={apiPath(`/dnc-registries/${registryId}/versions/${id}/rejects`)}
        download
      >
        {t('rejects')}
      </Button>
    </div>
  );
}
