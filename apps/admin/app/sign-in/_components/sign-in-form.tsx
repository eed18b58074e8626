'use client';

import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { signInRequest } from '@callspool/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { Refusal } from '../../../components/ui/refusal';
import { signIn } from '../../../lib/api/client';
import styles from './sign-in-form.module.css';

interface Mistakes {
  readonly email?: string;
  readonly password?: string;
}

export function SignInForm() {
  const router = useRouter();
  const password = useRef<HTMLInputElement>(null);
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: () => router.replace('/'),
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
      ...(fields.includes('email') ? { email: 'Write an e-mail address, such as ana@example.com.' } : {}),
      ...(fields.includes('password') ? { password: 'Write your password.' } : {}),
    });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-labelledby="sign-in-title">
      <Title order={1} id="sign-in-title" fz={{ base: 22, sm: 26 }} lh="32px">
        Sign in
      </Title>
      <Text c="var(--cs-ink-2)" mt={4}>
        One desk over the dialers you already own.
      </Text>
      <Stack gap={16} mt={24}>
        {attempt.isError && <Refusal title="Not signed in" message={attempt.error.message} />}
        <TextInput
          name="email"
          type="email"
          label="Work e-mail"
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
          label="Password"
          size="md"
          autoComplete="current-password"
          required
          withAsterisk={false}
          error={mistakes.password}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <Button type="submit" size="md" fullWidth loading={attempt.isPending || attempt.isSuccess} mt={4}>
          Sign in
        </Button>
      </Stack>
      <Text fz="sm" c="var(--cs-ink-3)" mt={16}>
        You stay signed in for 12 hours on this device. Every sign-in is kept in the audit. Forgot your
        password? An administrator can give you a new one.
      </Text>
    </form>
  );
}
