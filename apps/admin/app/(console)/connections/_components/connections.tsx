'use client';

import type { ConnectionView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Rows } from '../../../../components/ui/rows';
import { Shown } from '../../../../components/ui/shown';
import { allConnections } from '../../../../lib/api/connections';
import { Capabilities } from './capabilities';
import { ConnectionReason } from './connection-reason';
import styles from './connections.module.css';
import { StandingPill } from './standing-pill';

/** Every dialer of the house: how it is and what it can do. */
export function Connections() {
  const t = useTranslations('connections');
  const may = useMay();
  const all = useQuery(allConnections);
  const create = may('connections.edit') && (
    <LinkButton href="/connections/new">{t('newConnection')}</LinkButton>
  );
  return (
    <PageBody title={t('title')} facts={t('about')} acts={create}>
      <Shown query={all} skeleton={<RowSkeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('empty')} act={create}>
              {t('emptyText')}
            </EmptyState>
          ) : (
            <>
              <Panel title={t('dialers')} note={items.length} isFlush>
                <Rows
                  rows={items}
                  rowKey={({ id }) => id}
                  href={({ id }) => `/connections/${id}`}
                  cells={(connection) => ({
                    name: <Name connection={connection} />,
                    main: (
                      <span className={styles.health}>
                        <StandingPill standing={connection.now?.standing ?? 'unknown'} />
                        <span className={styles.reason}>
                          <ConnectionReason connection={connection} />
                        </span>
                      </span>
                    ),
                    note: t('running', { count: connection.now?.runningCampaigns ?? 0 }),
                    end: t('drifts', { count: connection.now?.drift ?? 0 }),
                  })}
                />
              </Panel>
              <Capabilities connections={items} />
              <p className={styles.secrets}>{t('secrets')}</p>
            </>
          )
        }
      </Shown>
    </PageBody>
  );
}

function Name({ connection: { name, kind, baseUrl } }: { readonly connection: ConnectionView }) {
  const t = useTranslations('connections.kinds');
  return (
    <span className={styles.names}>
      {name}
      <span className={styles.kind}>
        {t(kind)}, <span className="mono">{URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl}</span>
      </span>
    </span>
  );
}
