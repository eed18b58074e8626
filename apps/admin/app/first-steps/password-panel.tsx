'use client';

import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { PASSWORD_LENGTH } from '@callspool/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../../components/ui/refusal';
import { changePassword } from '../../lib/api/client';
import styles from './password-panel.module.css';

/** Shown until the person has a password that nobody else knows. */
export function PasswordPanel() {
  const router = useRouter();
  const [mistake, setMistake] = useState<string | null>(null);
  const change = useMutation({ mutationFn: changePassword, onSuccess: () => router.refresh() });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (change.isPending || change.isSuccess) return;
    const fields = new FormData(event.currentTarget);
    const newPassword = String(fields.get('newPassword'));
    const isLongEnough = newPassword.length >= PASSWORD_LENGTH.min;
    setMistake(
      isLongEnough ? null : `At least ${PASSWORD_LENGTH.min} characters; this has ${newPassword.length}.`,
    );
    if (isLongEnough) change.mutate({ currentPassword: String(fields.get('currentPassword')), newPassword });
  }

  return (
    <form className={styles.panel} onSubmit={submit} noValidate aria-labelledby="password-title">
      <Title order={2} id="password-title">
        Choose your own password
      </Title>
      <Text c="var(--cs-ink-2)">
        Somebody else chose the one you signed in with. Other devices are signed out.
      </Text>
      <Stack gap={16} mt={16} maw={360}>
        {change.isError && <Refusal title="Password not changed" message={change.error.message} />}
        <PasswordInput name="currentPassword" label="Current password" autoComplete="current-password" />
        <PasswordInput name="newPassword" label="New password" autoComplete="new-password" error={mistake} />
        <Button
          type="submit"
          loading={change.isPending || change.isSuccess}
          style={{ alignSelf: 'flex-start' }}
        >
          Change password
        </Button>
      </Stack>
    </form>
  );
}
