'use client';

import type { ConnectionView } from '@callspool/contracts';
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../../../components/ui/confirm';
import { useGo } from '../../../../hooks/unsaved';
import { removeConnection } from '../../../../lib/api/connections';

/** Archives a connection after asking; while campaigns use it the API refuses. */
export function RemoveConnection({ connection: { id, name } }: { readonly connection: ConnectionView }) {
  const t = useTranslations('connections.removal');
  const go = useGo();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => removeConnection(id),
    onSuccess: async () => {
      setAsking(false);
      go('/connections');
      await queries.invalidateQueries({ queryKey: ['connections'], exact: true });
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('act')}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t('title', { name })}
        keep={t('keep')}
        act={t('actOn', { name })}
        isBusy={removal.isPending}
        error={removal.error}
        onClose={() => {
          setAsking(false);
          removal.reset();
        }}
        onAct={() => removal.mutate()}
      >
        <Text>{t('text')}</Text>
      </Confirm>
    </>
  );
}
