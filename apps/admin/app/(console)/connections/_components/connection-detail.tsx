'use client';

import type { ConnectionView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ObjectLog } from '../../../../components/audit/object-log';
import { useMay } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { oneConnection } from '../../../../lib/api/connections';
import { valuesOf } from '../../../../lib/connections/connection-values';
import { Capabilities } from './capabilities';
import { ConnectionForm } from './connection-form';
import styles from './connections.module.css';
import { DoctorPanel } from './doctor-panel';
import { DriftPanel } from './drift-panel';
import { HealthPanel } from './health-panel';
import { InboundPanel } from './inbound-panel';
import { RemoveConnection } from './remove-connection';
import { StandingPill } from './standing-pill';

/** One dialer: how it is, what is set, what it said that nobody told us, and who changed it. */
export function ConnectionDetail({ id }: { readonly id: string }) {
  const one = useQuery(oneConnection(id));
  return (
    <Shown query={one} skeleton={<RowSkeleton rows={8} />}>
      {(connection) => <Detail connection={connection} />}
    </Shown>
  );
}

function Detail({ connection }: { readonly connection: ConnectionView }) {
  const t = useTranslations('connections');
  const may = useMay();
  const { id, kind, archivedAt } = connection;
  const isInUse = archivedAt === null;
  return (
    <PageBody
      title={connection.name}
      pill={<StandingPill standing={connection.now?.standing ?? 'unknown'} />}
      facts={
        isInUse
          ? t('factsOf', { kind: t(`kinds.${kind}`), count: connection.now?.runningCampaigns ?? 0 })
          : t('archived')
      }
      acts={isInUse && may('connections.edit') && <RemoveConnection connection={connection} />}
    >
      <div className={styles.detail}>
        <div className={styles.main}>
          {isInUse && (
            <ConnectionForm key={connection.version} connection={connection} initial={valuesOf(connection)} />
          )}
          {isInUse && may('connections.test') && <DoctorPanel connection={connection} />}
          <Capabilities connections={[connection]} />
        </div>
        <div className={styles.aside}>
          <HealthPanel connection={connection} />
          {isInUse && kind === 'iexpbx' && may('connections.inbound') && <InboundPanel id={id} />}
          {may('live.watch') && <DriftPanel id={id} />}
          {may('audit.readObject') && (
            <Panel title={t('history')}>
              <ObjectLog type="connection" id={id} />
            </Panel>
          )}
        </div>
      </div>
    </PageBody>
  );
}
