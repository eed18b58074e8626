'use client';

import type { DncEntryView } from '@callspool/contracts';
import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { type Fact, Facts } from '../../../../components/ui/facts';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { useIsPhone } from '../../../../hooks/use-is-phone';
import { useServerWords } from '../../../../hooks/use-server-words';
import { EndWords, ScopeWords } from './dnc-words';
import { RemoveEntry } from './remove-entry';
import styles from './dnc.module.css';

/** Everything that an entry says of itself. */
export function EntryPanel({
  entry,
  onClose,
}: {
  readonly entry: DncEntryView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('dnc');
  const may = useMay();
  const isPhone = useIsPhone();
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      <Panel
        title={<span className="tabular">{entry.value}</span>}
        note={t(`match.${entry.match}`)}
        acts={isPhone ? undefined : <CloseButton size="sm" aria-label={t('entry.close')} onClick={onClose} />}
      >
        <Facts facts={useFacts(entry)} />
        {entry.removedAt === null && may('dnc.remove') && (
          <Button variant="default" mt={12} onClick={() => setRemoving(true)}>
            {t('entry.remove')}
          </Button>
        )}
      </Panel>
      {isRemoving && <RemoveEntry entry={entry} onClose={() => setRemoving(false)} />}
    </>
  );
}

function useFacts(entry: DncEntryView): Fact[] {
  const say = useServerWords();
  const t = useTranslations('dnc');
  const hasExpired = entry.removedAt !== null && entry.removedAt === entry.expiresAt;
  const ended: Fact[] =
    entry.removedAt === null
      ? []
      : hasExpired
        ? [{ key: 'removed', name: t('entry.expired'), value: <Moment at={entry.removedAt} /> }]
        : [
            { key: 'removed', name: t('entry.removed'), value: <Moment at={entry.removedAt} /> },
            { key: 'removedBy', name: t('entry.removedBy'), value: entry.removedBy },
            { key: 'removedReason', name: t('entry.removedReason'), value: entry.removedReason },
          ];
  return [
    { key: 'scope', name: t('columns.scope'), value: <ScopeWords entry={entry} /> },
    { key: 'reason', name: t('entry.reason'), value: say(entry.reason) },
    { key: 'source', name: t('entry.source'), value: entry.source },
    { key: 'by', name: t('entry.addedBy'), value: entry.createdBy },
    { key: 'added', name: t('entry.added'), value: <Moment at={entry.createdAt} style="seconds" /> },
    ...(entry.removedAt === null
      ? [{ key: 'ends', name: t('entry.ends'), value: <EndWords entry={entry} /> }]
      : []),
    ...ended,
    ...entry.blacklistings.map(({ connectionId, connectionName, outcome, receipt }) => ({
      key: `blacklisting ${connectionId}`,
      name: connectionName,
      value: (
        <>
          {t('entry.blacklisted')}: {t(`entry.blacklistings.${outcome}`, { receipt: receipt ?? '' })}
          {outcome === 'listed' && <div className={styles.dim}>{t('entry.blacklistedForGood')}</div>}
        </>
      ),
    })),
  ];
}
