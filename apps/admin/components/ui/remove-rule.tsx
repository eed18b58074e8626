'use client';

import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useGo } from '../../hooks/unsaved';
import { removeRule, type RuleKind } from '../../lib/api/rules';
import { Confirm } from './confirm';

/** Removes a rule after asking; one that campaigns use is refused by the API, which names them. */
export function RemoveRule({
  kind,
  id,
  name,
  back,
  onRemoved,
}: {
  readonly kind: RuleKind;
  readonly id: string;
  readonly name: string;
  /** Where to go when it is gone. */
  readonly back?: string;
  readonly onRemoved?: () => void;
}) {
  const t = useTranslations('common.removal');
  const go = useGo();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: () => removeRule(kind, id),
    onSuccess: async () => {
      setAsking(false);
      onRemoved?.();
      if (back !== undefined) go(back);
      queries.removeQueries({ queryKey: [kind, id] });
      await queries.invalidateQueries({ queryKey: [kind], exact: true });
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
