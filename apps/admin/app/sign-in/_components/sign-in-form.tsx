'use client';

import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { signInRequest } from '@callspool/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../components/ui/refusal';
import { signIn } from '../../../lib/api/people';
import { placeAfter } from '../after-sign-in';
import { SecondStepForm } from './second-step-form';
import styles from './sign-in-form.module.css';

interface Mistakes {
  readonly email?: string;
  readonly password?: string;
}

/** E-mail and password, and the second step where the account has one. */
export function SignInForm() {
  const t = useTranslations('signIn');
  const router = useRouter();
  const next = placeAfter(useSearchParams().get('next'));
  const password = useRef<HTMLInputElement>(null);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const [isSecond, setSecond] = useState(false);
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (answer) => ('secondStep' in answer ? setSecond(true) : router.replace(next)),
    onError: () => password.current?.select(),
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    // While one attempt is under way, or has just succeeded, Enter must not count as another try.
    if (attempt.isPending || attempt.isSuccess) return;
    const parsed = signInRequest.safeParse(Object.fromEntries(new FormData(event.currentTarget)));
    if (parsed.success) {
      setMistakes({});
      attempt.mutate(parsed.data);
      return;
    }
    const fields = parsed.error.issues.map((issue) => issue.path[0]);
    attempt.reset();
    setMistakes({
      ...(fields.includes('email') ? { email: t('emailMissing') } : {}),
      ...(fields.includes('password') ? { password: t('passwordMissing') } : {}),
    });
  }

  if (isSecond) {
    return (
      <SecondStepForm
        onDone={() => router.replace(next)}
        onBack={() => {
          setSecond(false);
          attempt.reset();
        }}
      />
    );
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-labelledby="sign-in-title">
      <Title order={1} id="sign-in-title" fz={{ base: 22, sm: 26 }} lh="32px">
        {t('title')}
      </Title>
      <Text c="var(--cs-ink-2)" mt={4}>
        {t('tagline')}
      </Text>
      <Stack gap={16} mt={24}>
        {attempt.isError && <Refusal title={t('refused')} message={attempt.error.message} />}
        <TextInput
          name="email"
          type="email"
          label={t('email')}
          size="md"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          error={mistakes.email}
        />
        <PasswordInput
          ref={password}
          name="password"
          label={t('password')}
          size="md"
          autoComplete="current-password"
          required
          withAsterisk={false}
          error={mistakes.password}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        <Button type="submit" size="md" fullWidth loading={attempt.isPending || attempt.isSuccess} mt={4}>
          {t('act')}
        </Button>
      </Stack>
      <Text fz="sm" c="var(--cs-ink-3)" mt={16}>
        {t('about')}
      </Text>
    </form>
  );
}
