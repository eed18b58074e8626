'use client';

import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../components/ui/refusal';
import { secondStep } from '../../../lib/api/people';
import styles from './sign-in-form.module.css';

/** The code of the app, or one of the codes on paper. */
export function SecondStepForm({
  onDone,
  onBack,
}: {
  readonly onDone: () => void;
  readonly onBack: () => void;
}) {
  const t = useTranslations('signIn');
  const [method, setMethod] = useState<'totp' | 'backup_code'>('totp');
  const [code, setCode] = useState('');
  const step = useMutation({ mutationFn: secondStep, onSuccess: onDone, onError: () => setCode('') });
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!step.isPending && !step.isSuccess && code.trim() !== '') step.mutate({ code, method });
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-labelledby="second-step-title">
      <Title order={1} id="second-step-title" fz={{ base: 22, sm: 26 }} lh="32px">
        {t('second.title')}
      </Title>
      <Text c="var(--cs-ink-2)" mt={4}>
        {t('second.totp')}
      </Text>
      <Stack gap={16} mt={24}>
        {step.isError && <Refusal title={t('refused')} message={step.error.message} />}
        <TextInput
          key={method}
          label={t(method === 'totp' ? 'second.code' : 'second.backup')}
          size="md"
          autoFocus
          autoComplete="one-time-code"
          inputMode={method === 'totp' ? 'numeric' : 'text'}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="md" fullWidth loading={step.isPending || step.isSuccess}>
          {t('second.act')}
        </Button>
        <Group gap={8}>
          <Button variant="subtle" onClick={() => setMethod(method === 'totp' ? 'backup_code' : 'totp')}>
            {t(method === 'totp' ? 'second.useBackup' : 'second.useApp')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('second.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
