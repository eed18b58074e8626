'use client';

import type { DncImportView } from '@callspool/contracts';
import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Confirm } from '../../../../../components/ui/confirm';
import { LinkButton } from '../../../../../components/ui/link-button';
import { Panel } from '../../../../../components/ui/panel';
import { ProgressBar } from '../../../../../components/ui/progress-bar';
import { Refusal } from '../../../../../components/ui/refusal';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { StatStrip } from '../../../../../components/ui/stat-strip';
import { useNumber } from '../../../../../hooks/use-number';
import { cancelDncImport, DNC_IMPORTS, dncImportQuery } from '../../../../../lib/api/dnc';
import { apiPath } from '../../../../../lib/api/request';
import styles from './dnc-import.module.css';

const BEAT_MS = 1_000;
const isGoing = ({ state }: DncImportView): boolean => state === 'uploaded' || state === 'running';

/** How far an import is, and what it came to. */
export function ImportProgress({ id, onAnother }: { readonly id: string; readonly onAnother: () => void }) {
  const query = useQuery({
    ...dncImportQuery(id),
    refetchInterval: ({ state }) => (state.data !== undefined && !isGoing(state.data) ? false : BEAT_MS),
  });
  return (
    <Shown query={query} skeleton={<RowSkeleton rows={5} />}>
      {(data) => <Progress data={data} onAnother={onAnother} />}
    </Shown>
  );
}

function Progress({ data, onAnother }: { readonly data: DncImportView; readonly onAnother: () => void }) {
  const t = useTranslations('dnc.imports');
  const number = useNumber();
  const { fileName: name, rowsRead, rowsAdded, rowsKnown, rowsRejected, alreadyPastGate } = data;
  const figures = [
    ['read', rowsRead],
    ['addedRows', rowsAdded],
    ['known', rowsKnown],
    ['rejected', rowsRejected],
    ['pastGate', alreadyPastGate],
  ] as const;
  return (
    <Panel title={<span className={styles.fileName}>{name}</span>} note={t(`states.${data.state}`)}>
      <div className={styles.progress}>
        <ProgressBar
          done={data.bytesRead}
          of={data.bytesTotal}
          label={t('running', { name })}
          tone={data.state === 'failed' ? 'bad' : isGoing(data) ? 'accent' : 'idle'}
        />
        <StatStrip
          stats={figures.map(([key, value]) => ({ key, label: t(key), value: number.whole(value) }))}
        />
        <div role="status">
          {isGoing(data) && <p className={styles.dim}>{t('leave')}</p>}
          {data.state === 'done' && (
            <p className={styles.sum}>
              {t('sum', {
                read: number.whole(rowsRead),
                added: number.whole(rowsAdded),
                known: number.whole(rowsKnown),
                rejected: number.whole(rowsRejected),
              })}
            </p>
          )}
        </div>
        {data.error !== null && <Refusal title={t('failedText')} message={data.error} />}
        <ProgressActs data={data} onAnother={onAnother} />
      </div>
    </Panel>
  );
}

function ProgressActs({ data, onAnother }: { readonly data: DncImportView; readonly onAnother: () => void }) {
  const t = useTranslations('dnc.imports');
  const number = useNumber();
  const may = useMay();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelDncImport(data.id),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: DNC_IMPORTS });
    },
  });
  const name = data.fileName;
  return (
    <Group gap={8}>
      {isGoing(data) && may('dnc.import') && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('cancel')}
        </Button>
      )}
      {data.hasRejects && (
        <Button component="a" variant="default" href={apiPath(`/dnc-imports/${data.id}/rejects`)} download>
          {t('rejects')}
        </Button>
      )}
      <LinkButton variant="default" href={`/dnc?source=${encodeURIComponent(data.source)}`}>
        {t('show')}
      </LinkButton>
      {!isGoing(data) && <Button onClick={onAnother}>{t('other')}</Button>}
      <Confirm
        isOpen={isAsking}
        title={t('cancelTitle', { name })}
        keep={t('cancelKeep')}
        act={t('cancel')}
        isBusy={cancel.isPending}
        error={cancel.error}
        onClose={() => setAsking(false)}
        onAct={() => cancel.mutate()}
      >
        {t('cancelText', { added: number.whole(data.rowsAdded) })}
      </Confirm>
    </Group>
  );
}
