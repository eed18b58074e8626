'use client';

import { campaignRowPage, type StopAnswer } from '@callspool/contracts';
import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { OVERVIEW_KEY } from '../../lib/api/overview';
import { read } from '../../lib/api/request';
import { STOP_KEY, stopEverything } from '../../lib/api/stop';
import { Consequences } from '../ui/consequences';
import { Refusal } from '../ui/refusal';
import { PastGate } from './past-gate';
import { useStop } from './use-stop';

const LONGEST_REASON = 500;

/** Says what a stop does and to how much, and afterwards what was already past the gate. */
export function StopDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useTranslations('stop');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const stop = useMutation({
    mutationFn: () => stopEverything(reason.trim()),
    onSuccess: async () => {
      await Promise.all([STOP_KEY, OVERVIEW_KEY].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const clear = (): void => {
    setReason('');
    stop.reset();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      onExitTransitionEnd={clear}
      title={t(stop.data === undefined ? 'dialog.title' : 'done.title')}
      centered
      size="lg"
    >
      {stop.data === undefined ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '' && !stop.isPending) stop.mutate();
          }}
        >
          <Text>{t('dialog.text')}</Text>
          <Counts />
          <TextInput
            mt={16}
            data-autofocus
            required
            label={t('dialog.reason')}
            description={t('dialog.reasonHint')}
            maxLength={LONGEST_REASON}
            value={reason}
            autoComplete="off"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {stop.error !== null && (
            <Text component="div" mt={16}>
              <Refusal title={t('button')} message={stop.error.message} />
            </Text>
          )}
          <Group justify="flex-end" mt={24} gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('dialog.keep')}
            </Button>
            <Button type="submit" color="red" loading={stop.isPending} disabled={reason.trim() === ''}>
              {t('dialog.act')}
            </Button>
          </Group>
        </form>
      ) : (
        <Stopped answer={stop.data} onClose={onClose} />
      )}
    </Modal>
  );
}

function Counts() {
  const t = useTranslations('stop.dialog');
  const stop = useStop();
  const { data } = useQuery({
    queryKey: [...OVERVIEW_KEY, 'counts'],
    queryFn: ({ signal }) => read(campaignRowPage, '/overview/campaigns', { limit: 1 }, signal),
  });
  return (
    <Consequences
      rows={[
        { key: 'running', count: data?.counts.byState.running ?? null, text: t('running') },
        { key: 'inFlight', count: stop?.inFlight ?? null, text: t('inFlight') },
      ]}
    />
  );
}

function Stopped({ answer, onClose }: { readonly answer: StopAnswer; readonly onClose: () => void }) {
  const t = useTranslations('stop.done');
  const { alreadyPastGate } = answer;
  return (
    <>
      <Text role="status">{t('text', { count: alreadyPastGate.length })}</Text>
      {alreadyPastGate.length > 0 && <PastGate attempts={alreadyPastGate} />}
      <Group justify="flex-end" mt={24}>
        <Button data-autofocus onClick={onClose}>
          {t('close')}
        </Button>
      </Group>
    </>
  );
}
