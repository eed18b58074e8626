'use client';

import type { ListImportView } from '@callspool/contracts';
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Confirm } from '../../../../components/ui/confirm';
import { useNumber } from '../../../../hooks/use-number';
import { IMPORTS, undoImport } from '../../../../lib/api/list-imports';

/** Takes a whole import out again; refused, with what and how many, once somebody was called for it. */
export function UndoImport({ listName, run }: { readonly listName: string; readonly run: ListImportView }) {
  const t = useTranslations('listImport.undo');
  const number = useNumber();
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const undo = useMutation({
    mutationFn: () => undoImport(run.listId, run.id),
    onSuccess: async () => {
      setIsAsking(false);
      await queries.invalidateQueries({ queryKey: IMPORTS });
    },
  });
  const words = { count: run.rowsAccepted, shown: number.whole(run.rowsAccepted), name: listName };
  if (run.rowsAccepted === 0) return null;
  return (
    <>
      <Button variant="default" loading={run.undo?.state === 'running'} onClick={() => setIsAsking(true)}>
        {t('act')}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={t('title', { file: run.fileName })}
        keep={t('keep')}
        act={t('actOn', words)}
        isBusy={undo.isPending}
        error={undo.error}
        onClose={() => {
          setIsAsking(false);
          undo.reset();
        }}
        onAct={() => undo.mutate()}
      >
        <Text>{t('text', words)}</Text>
      </Confirm>
    </>
  );
}
