'use client';

import type { PromisedCallback } from '@callspool/contracts';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PastGate } from '../../../../components/stop/past-gate';
import { Refusal } from '../../../../components/ui/refusal';
import { useServerWords } from '../../../../hooks/use-server-words';
import { CALLBACKS } from '../../../../lib/api/callbacks';
import { ApiError } from '../../../../lib/api/problem';
import type { Translate } from '../../../../lib/i18n/server-words';

/** The frame of making and changing: what was refused, and afterwards what was on its way already. */
export function PromiseDialog({
  title,
  act,
  isReady,
  save,
  onClose,
  children,
}: {
  readonly title: string;
  readonly act: string;
  readonly isReady: boolean;
  readonly save: () => Promise<PromisedCallback>;
  readonly onClose: () => void;
  /** The fields; called with the API's findings by field. */
  readonly children: (issues: Readonly<Record<string, string>>) => ReactNode;
}) {
  const t = useTranslations('callbacks.form');
  const common = useTranslations('common');
  const say = useServerWords();
  const queries = useQueryClient();
  const [done, setDone] = useState<PromisedCallback | null>(null);
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async (answer) => {
      // Nothing was on its way: there is nothing to tell.
      if (answer.alreadyPastGate.length === 0) onClose();
      else setDone(answer);
      await queries.invalidateQueries({ queryKey: CALLBACKS });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) saving.mutate();
  };
  if (done !== null) {
    return (
      <Modal opened onClose={onClose} title={t('done')} size="lg">
        <p>{t('doneText')}</p>
        <p>{t('pastGate', { count: done.alreadyPastGate.length })}</p>
        <PastGate attempts={done.alreadyPastGate} />
        <Group justify="flex-end" mt={16}>
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Modal>
    );
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form onSubmit={submit}>
        <Stack gap={16}>
          {children(issuesOf(saving.error, say))}
          {saving.error !== null && <Refusal title={t('refused')} message={saving.error.message} />}
        </Stack>
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!isReady}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

const issuesOf = (error: Error | null, say: Translate): Record<string, string> =>
  error instanceof ApiError
    ? Object.fromEntries((error.problem.issues ?? []).map(({ path, message }) => [path, say(message)]))
    : {};
