'use client';

import { PASSWORD_LENGTH } from '@callspool/contracts';
import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from '../../../components/ui/link-button';
import { Moment } from '../../../components/ui/moment';
import { Refusal } from '../../../components/ui/refusal';
import { readAccountLink, redeemAccountLink } from '../../../lib/api/people';

const never = (): (() => void) => () => undefined;

/** Greets the person for whom the link is, and lets them choose their password. */
export function SetPassword() {
  const t = useTranslations('signIn.link');
  // Only the browser knows what stands behind the #.
  const token = useSyncExternalStore<string | null>(
    never,
    () => location.hash.slice(1),
    () => null,
  );
  const link = useQuery({
    queryKey: ['account-link', token],
    queryFn: () => readAccountLink(token ?? ''),
    enabled: token !== null && token !== '',
  });
  const [mistake, setMistake] = useState<string | null>(null);
  const redeem = useMutation({ mutationFn: (password: string) => redeemAccountLink(token ?? '', password) });
  if (token === '') return <Text>{t('missing')}</Text>;
  if (link.isError) return <Refusal title={t('dead')} message={`${link.error.message} ${t('deadText')}`} />;
  if (link.data === undefined) return null;
  if (redeem.isSuccess) {
    return (
      <Stack gap={16} align="flex-start">
        <Text role="status">{t('done')}</Text>
        <LinkButton href="/sign-in">{t('toSignIn')}</LinkButton>
      </Stack>
    );
  }
  const { name, email, kind, expiresAt } = link.data;
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    const isLongEnough = password.length >= PASSWORD_LENGTH.min;
    setMistake(
      isLongEnough ? null : t('short', { min: String(PASSWORD_LENGTH.min), length: String(password.length) }),
    );
    if (isLongEnough && !redeem.isPending) redeem.mutate(password);
  }
  return (
    <form onSubmit={submit} noValidate>
      <Title order={1}>{t(kind === 'invitation' ? 'title' : 'reset', { name })}</Title>
      <Text c="var(--cs-ink-2)" mt={4}>
        {t.rich('text', { email, at: () => <Moment at={expiresAt} /> })}
      </Text>
      <Stack gap={16} mt={24} maw={360}>
        {redeem.isError && <Refusal title={t('dead')} message={redeem.error.message} />}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordInput
          name="password"
          label={t('password')}
          description={t('hint', { min: String(PASSWORD_LENGTH.min) })}
          autoComplete="new-password"
          autoFocus
          error={mistake}
        />
        <Button type="submit" loading={redeem.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('act')}
        </Button>
      </Stack>
    </form>
  );
}
