'use client';

import type { ApiKeyView } from '@callspool/contracts';
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { Confirm } from '../../../../components/ui/confirm';
import { EmptyState } from '../../../../components/ui/empty-state';
import { Moment } from '../../../../components/ui/moment';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Rows } from '../../../../components/ui/rows';
import { Refused } from '../../../../components/ui/shown';
import { useList } from '../../../../hooks/use-list';
import { apiKeyPage, revokeApiKey } from '../../../../lib/api/people';
import { KeyDialog } from './key-dialog';

/** Every key that another system may use. */
export function ApiKeys() {
  const t = useTranslations('apiKeys');
  const may = useMay();
  const queries = useQueryClient();
  const list = useList(['api-keys'], apiKeyPage, '/api-keys');
  const [isMaking, setMaking] = useState(false);
  const [doomed, setDoomed] = useState<ApiKeyView | null>(null);
  const revoke = useMutation({
    mutationFn: revokeApiKey,
    onSuccess: async () => {
      setDoomed(null);
      await queries.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const create = may('apiKeys.manage') && <Button onClick={() => setMaking(true)}>{t('newKey')}</Button>;
  return (
    <PageBody title={t('title')} facts={t('about')} acts={create}>
      {list.error !== null && list.rows.length === 0 && <Refused error={list.error} onAgain={list.refetch} />}
      {list.isLoading && list.rows.length === 0 && <RowSkeleton />}
      {!list.isLoading && list.error === null && list.rows.length === 0 && (
        <EmptyState title={t('empty')} act={create}>
          {t('emptyText')}
        </EmptyState>
      )}
      {list.rows.length > 0 && (
        <Panel title={t('title')} note={list.rows.length} isFlush>
          <Rows
            rows={list.rows}
            rowKey={({ id }) => id}
            cells={(key) => ({
              name: key.name,
              main: (
                <>
                  <span className="mono">{key.start}…</span> {t(`roles.${key.role}`)}
                  {', '}
                  {key.createdBy === null ? t('gone') : t('by', { name: key.createdBy.name })}
                </>
              ),
              note: (
                <>
                  {t('expires')} {key.expiresAt === null ? t('never') : <Moment at={key.expiresAt} />}
                </>
              ),
              end: (
                <>
                  {key.lastUsedAt === null ? (
                    t('notUsed')
                  ) : (
                    <>
                      {t('lastUsed')} <Moment at={key.lastUsedAt} />
                    </>
                  )}
                  {may('apiKeys.manage') && (
                    <Button variant="subtle" size="xs" color="red" onClick={() => setDoomed(key)}>
                      {t('revoke')}
                    </Button>
                  )}
                </>
              ),
            })}
          />
        </Panel>
      )}
      {isMaking && <KeyDialog onClose={() => setMaking(false)} />}
      <Confirm
        isOpen={doomed !== null}
        title={t('revokeTitle', { name: doomed?.name ?? '' })}
        keep={t('keep')}
        act={t('revokeAct', { name: doomed?.name ?? '' })}
        isBusy={revoke.isPending}
        error={revoke.error}
        onClose={() => setDoomed(null)}
        onAct={() => doomed !== null && revoke.mutate(doomed.id)}
      >
        <Text>{t('revokeText')}</Text>
      </Confirm>
    </PageBody>
  );
}
