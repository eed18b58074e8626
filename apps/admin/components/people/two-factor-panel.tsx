'use client';

import { Button, Code, PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { QRCodeSVG } from 'qrcode.react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  confirmTwoFactor,
  removeTwoFactor,
  renewBackupCodes,
  setUpTwoFactor,
  twoFactor,
} from '../../lib/api/people';
import { Panel } from '../ui/panel';
import { Refusal } from '../ui/refusal';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';

type Act = 'setUp' | 'renew' | 'remove';

/** The second factor of one's own account: set up, confirm, new codes, turn off; each after the password. */
export function TwoFactorPanel() {
  const t = useTranslations('account.second');
  const router = useRouter();
  const queries = useQueryClient();
  const state = useQuery(twoFactor);
  const [act, setAct] = useState<Act | null>(null);
  const [shown, setShown] = useState<{ uri: string | null; codes: readonly string[] } | null>(null);
  const renew = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: twoFactor.queryKey });
    router.refresh();
  };
  const run = useMutation({
    mutationFn: async ({ which, password }: { which: Act; password: string }) => {
      if (which === 'remove') {
        await removeTwoFactor(password);
        return null;
      }
      if (which === 'renew') return { uri: null, codes: (await renewBackupCodes(password)).backupCodes };
      const { otpauthUri, backupCodes } = await setUpTwoFactor(password);
      return { uri: otpauthUri, codes: backupCodes };
    },
    onSuccess: async (answer) => {
      setShown(answer);
      setAct(null);
      await renew();
    },
  });
  const confirm = useMutation({
    mutationFn: confirmTwoFactor,
    onSuccess: async () => {
      setShown(null);
      await renew();
    },
  });
  const error = run.error ?? confirm.error;
  return (
    <Panel title={t('title')}>
      <Shown query={state} skeleton={<RowSkeleton rows={2} />}>
        {({ isOn, backupCodesLeft }) => (
          <Stack gap={16} align="flex-start">
            <Text>{isOn ? t('on', { count: backupCodesLeft }) : t('off')}</Text>
            {error !== null && <Refusal title={t('refused')} message={error.message} />}
            {shown !== null && (
              <Secrets
                shown={shown}
                isBusy={confirm.isPending}
                onCode={confirm.mutate}
                onKept={() => setShown(null)}
              />
            )}
            {act !== null && (
              <PasswordStep
                isBusy={run.isPending}
                onPassword={(password) => run.mutate({ which: act, password })}
                onCancel={() => setAct(null)}
              />
            )}
            {act === null && shown === null && (
              <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
                {(isOn ? (['renew', 'remove'] as const) : (['setUp'] as const)).map((which) => (
                  <Button key={which} variant="default" onClick={() => setAct(which)}>
                    {t(which)}
                  </Button>
                ))}
              </div>
            )}
          </Stack>
        )}
      </Shown>
    </Panel>
  );
}

function PasswordStep({
  isBusy,
  onPassword,
  onCancel,
}: {
  readonly isBusy: boolean;
  readonly onPassword: (password: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useTranslations('account.second');
  const common = useTranslations('common');
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    if (password !== '' && !isBusy) onPassword(password);
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={12} maw={360}>
        <PasswordInput name="password" label={t('password')} autoComplete="current-password" autoFocus />
        <div style={{ display: 'flex', gap: 8 }}>
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('begin')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Secrets({
  shown,
  isBusy,
  onCode,
  onKept,
}: {
  readonly shown: { uri: string | null; codes: readonly string[] };
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
  readonly onKept: () => void;
}) {
  const t = useTranslations('account.second');
  const [code, setCode] = useState('');
  return (
    <Stack gap={16} align="flex-start">
      {shown.uri !== null && (
        <>
          <Text>{t('scan')}</Text>
          <span style={{ padding: 12, background: '#fff', borderRadius: 8 }}>
            <QRCodeSVG value={shown.uri} size={176} title={t('qr')} />
          </span>
          <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {shown.uri}
          </Code>
        </>
      )}
      <Text>{t('codes')}</Text>
      <SimpleGrid cols={2} spacing={8}>
        {shown.codes.map((each) => (
          <Code key={each}>{each}</Code>
        ))}
      </SimpleGrid>
      {shown.uri === null ? (
        <Button variant="default" onClick={onKept}>
          {t('kept')}
        </Button>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() !== '' && !isBusy) onCode(code);
          }}
        >
          <TextInput
            label={t('code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maw={240}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={isBusy} mt={12}>
            {t('confirm')}
          </Button>
        </form>
      )}
    </Stack>
  );
}
