'use client';

import type { ConnectionView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { Refusal } from '../../../../components/ui/refusal';
import { StatePill } from '../../../../components/ui/state-pill';
import { useServerWords } from '../../../../hooks/use-server-words';
import { testConnection } from '../../../../lib/api/connections';
import { ConnectionReason, isTestable } from './connection-reason';
import styles from './connections.module.css';

/** How it stands, what the last test found in words, and the button that tests anew. Nothing is dialed. */
export function HealthPanel({ connection }: { readonly connection: ConnectionView }) {
  const t = useTranslations('connections.health');
  const say = useServerWords();
  const may = useMay();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => testConnection(connection.id),
    // What is shown is what the connection keeps: a change of its settings makes the last test void.
    onSettled: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  });
  const { health } = connection;
  return (
    <Panel
      title={t('title')}
      acts={
        connection.archivedAt === null &&
        isTestable(connection) &&
        may('connections.test') && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconStethoscope size={14} aria-hidden="true" />}
            loading={test.isPending}
            onClick={() => test.mutate()}
          >
            {t('test')}
          </Button>
        )
      }
    >
      <p className={styles.line}>
        <ConnectionReason connection={connection} />
      </p>
      {!isTestable(connection) && <p className={styles.line}>{connection.missing['connectionProbe']}</p>}
      <div role="status" hidden={!isTestable(connection)}>
        {health === null ? (
          <p className={styles.line}>{t('neverTested')}</p>
        ) : (
          <>
            <p className={styles.line}>
              <StatePill
                state={health.outcome === 'ok' ? 'good' : 'bad'}
                word={t(`outcomes.${health.outcome}`)}
              />
            </p>
            <p className={styles.line}>{say(health.message)}</p>
            <p className={styles.small}>
              {t.rich('tested', {
                ms: Math.round(health.ms),
                at: () => <Moment at={health.at} style="seconds" />,
              })}
            </p>
          </>
        )}
      </div>
      {test.error !== null && <Refusal title={t('notTested')} message={test.error.message} />}
      {isTestable(connection) && <p className={styles.small}>{t('asSaved')}</p>}
    </Panel>
  );
}
