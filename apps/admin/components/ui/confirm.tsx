'use client';

import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refusal } from './refusal';

/**
 * Asks before what cannot be undone. The title names the object and the count, the children say what will happen, the two
 * buttons name the two outcomes. `typed`: a count or name that must be written first, for large ones.
 */
export function Confirm({
  isOpen,
  title,
  children,
  keep,
  act,
  typed,
  isBusy = false,
  error = null,
  refused,
  onClose,
  onAct,
}: {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The button that changes nothing: "Keep both". */
  readonly keep: string;
  /** The button that acts: "Archive 2 campaigns". */
  readonly act: string;
  readonly typed?: string;
  readonly isBusy?: boolean;
  readonly error?: Error | null;
  /** Over the error; "Not done" when absent. */
  readonly refused?: string;
  readonly onClose: () => void;
  readonly onAct: () => void;
}) {
  const t = useTranslations('common.confirm');
  const [written, setWritten] = useState('');
  const isReady = typed === undefined || written.trim() === typed;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      centered
      onExitTransitionEnd={() => setWritten('')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) onAct();
        }}
      >
        {children}
        {typed !== undefined && (
          <TextInput
            mt={16}
            label={t('type', { text: typed })}
            value={written}
            autoComplete="off"
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
        )}
        {error !== null && (
          <Text component="div" mt={16}>
            <Refusal title={refused ?? t('refused')} message={error.message} />
          </Text>
        )}
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose} data-autofocus={typed === undefined || undefined}>
            {keep}
          </Button>
          <Button type="submit" color="red" disabled={!isReady} loading={isBusy}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
