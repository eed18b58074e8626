'use client';

import { Button, PasswordInput, Stack } from '@mantine/core';
import { PASSWORD_LENGTH } from '@callspool/contracts';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { changePassword } from '../../lib/api/client';
import { Refusal } from '../ui/refusal';

/** Changes one's own password; other devices are signed out by it. */
export function PasswordForm() {
  const t = useTranslations('signIn');
  const common = useTranslations('common');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [mistake, setMistake] = useState<string | null>(null);
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      form.current?.reset();
      notifications.show({ message: common('saved') });
      router.refresh();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (change.isPending) return;
    const fields = new FormData(event.currentTarget);
    const newPassword = String(fields.get('newPassword'));
    const isLongEnough = newPassword.length >= PASSWORD_LENGTH.min;
    setMistake(
      isLongEnough
        ? null
        : t('link.short', { min: String(PASSWORD_LENGTH.min), length: String(newPassword.length) }),
    );
    if (isLongEnough) change.mutate({ currentPassword: String(fields.get('currentPassword')), newPassword });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap={16} maw={360}>
        {change.isError && <Refusal title={t('own.refused')} message={change.error.message} />}
        <PasswordInput name="currentPassword" label={t('own.current')} autoComplete="current-password" />
        <PasswordInput name="newPassword" label={t('own.next')} autoComplete="new-password" error={mistake} />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('own.act')}
        </Button>
      </Stack>
    </form>
  );
}
