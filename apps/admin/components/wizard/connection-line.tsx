'use client';

import { connectionHealth, type ConnectionView } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { send } from '../../lib/api/request';
import { connectionChoices } from '../../lib/api/wizard';
import { useMay } from '../session/session-context';
import { Moment } from '../ui/moment';
import styles from './choice.module.css';

/** Whether the chosen dialer is fit to be started on, and the way to find out. */
export function ConnectionLine({ connection }: { readonly connection: ConnectionView }) {
  const t = useTranslations('wizard.connection');
  const may = useMay();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => send(connectionHealth, 'POST', `/connections/${connection.id}/test`),
    onSettled: () => queries.invalidateQueries({ queryKey: connectionChoices.queryKey }),
  });
  return (
    <div className={styles.line} role="status">
      <span>{t(`kinds.${connection.kind}`)}</span>
      <span aria-hidden="true">·</span>
      <Standing connection={connection} trouble={test.error} />
      {may('connections.test') && connection.isEnabled && (
        <Button variant="subtle" size="xs" loading={test.isPending} onClick={() => test.mutate()}>
          {t(connection.health === null ? 'test' : 'again')}
        </Button>
      )}
    </div>
  );
}

function Standing({
  connection: { health, isEnabled },
  trouble,
}: {
  readonly connection: ConnectionView;
  readonly trouble: Error | null;
}) {
  const t = useTranslations('wizard.connection');
  const say = useServerWords();
  if (trouble !== null) return <span className={styles.bad}>{say(trouble.message)}</span>;
  if (!isEnabled) return <span className={styles.bad}>{t('off')}</span>;
  if (health === null) return <span className={styles.late}>{t('untested')}</span>;
  const at = { at: () => <Moment at={health.at} /> };
  return health.outcome === 'ok' ? (
    <span className={styles.good}>{t.rich('answered', at)}</span>
  ) : (
    <span className={styles.bad}>
      {t.rich('failed', at)} {say(health.message)}
    </span>
  );
}
