'use client';

import type { DncRegistryVersionView } from '@callspool/contracts';
import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Confirm } from '../../../../../components/ui/confirm';
import { Panel } from '../../../../../components/ui/panel';
import { ProgressBar } from '../../../../../components/ui/progress-bar';
import { Refusal } from '../../../../../components/ui/refusal';
import { StatStrip } from '../../../../../components/ui/stat-strip';
import { useNumber } from '../../../../../hooks/use-number';
import { cancelDncRegistryVersion, DNC_REGISTRIES, isGoing } from '../../../../../lib/api/dnc-registries';
import { RejectsLink } from './versions';
import styles from './registries.module.css';

/** How far the loading of a file is, or why it came to nothing. */
export function VersionProgress({ version }: { readonly version: DncRegistryVersionView }) {
  const t = useTranslations('registries.progress');
  const states = useTranslations('registries.states');
  const number = useNumber();
  const { fileName: name, bytesRead, bytesTotal, rowsRead, rowsRejected, state, phase, error } = version;
  return (
    <Panel
      title={<span className={styles.fileName}>{name}</span>}
      note={phase === null ? states(state) : t(`phases.${phase}`)}
    >
      <div className={styles.progress}>
        <ProgressBar
          done={bytesRead}
          of={bytesTotal}
          label={t('running', { name })}
          tone={state === 'failed' ? 'bad' : 'accent'}
        />
        <StatStrip
          stats={[
            { key: 'read', label: t('read'), value: number.whole(rowsRead) },
            { key: 'rejected', label: t('rejected'), value: number.whole(rowsRejected) },
          ]}
        />
        <div role="status">{isGoing(version) && <p className={styles.dim}>{t('leave')}</p>}</div>
        {error !== null && <Refusal title={t('failed')} message={error} />}
        <Group gap={8}>
          {isGoing(version) && <Cancel version={version} />}
          <RejectsLink version={version} />
        </Group>
      </div>
    </Panel>
  );
}

function Cancel({ version }: { readonly version: DncRegistryVersionView }) {
  const t = useTranslations('registries.progress');
  const may = useMay();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelDncRegistryVersion(version),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: DNC_REGISTRIES });
    },
  });
  if (!may('dnc.import')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t('cancelTitle', { name: version.fileName })}
        keep={t('cancelKeep')}
        act={t('cancel')}
        isBusy={cancel.isPending}
        error={cancel.error}
        onClose={() => setAsking(false)}
        onAct={() => cancel.mutate()}
      >
        {t('cancelText')}
      </Confirm>
    </>
  );
}
