'use client';

import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refusal } from './refusal';

/** Ends something for a reason that stays with it. The two buttons name the two outcomes. */
export function ReasonDialog({
  title,
  text,
  label,
  keep,
  act,
  renew,
  onAct,
  onClose,
}: {
  readonly title: string;
  readonly text: ReactNode;
  /** Of the field. */
  readonly label: string;
  readonly keep: string;
  readonly act: string;
  /** Queries that the act concerns. */
  readonly renew: readonly (readonly unknown[])[];
  readonly onAct: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const t = useTranslations('common.confirm');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const ending = useMutation({
    mutationFn: () => onAct(reason.trim()),
    onSuccess: async () => {
      onClose();
      await Promise.all(renew.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== '') ending.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} centered>
      <form onSubmit={submit}>
        <Text mb={16}>{text}</Text>
        <Textarea
          label={label}
          required
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {ending.error !== null && (
          <Text component="div" mt={16}>
            <Refusal title={t('refused')} message={ending.error.message} />
          </Text>
        )}
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {keep}
          </Button>
          <Button type="submit" color="red" loading={ending.isPending}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
