'use client';

import type { ConnectionView } from '@callspool/contracts';
import { Radio, Stack, Textarea, TextInput, PasswordInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconCertificate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';

/** Whose certificates are accepted, and through which proxy the vendor is reached. */
export function WayOutFields({
  form,
  connection,
}: {
  readonly form: UseFormReturnType<ConnectionValues>;
  readonly connection: ConnectionView | null;
}) {
  const t = useTranslations('connections.wayOut');
  const { authority, proxyUrl, proxySignIn } = form.values;
  const certificates = connection?.caCertificates ?? [];
  const hasProxy = proxyUrl.trim() !== '';
  return (
    <Stack gap={16}>
      <Radio.Group label={t('authority')} {...form.getInputProps('authority')}>
        <Stack gap={8} mt={8}>
          <Radio value="system" label={t('system')} />
          {certificates.length > 0 && <Radio value="keep" label={t('keepAuthority')} />}
          <Radio value="given" label={t(certificates.length > 0 ? 'otherAuthority' : 'ownAuthority')} />
        </Stack>
      </Radio.Group>
      {authority === 'keep' && (
        <ul className={styles.certificates}>
          {certificates.map(({ subject, validTo }) => (
            <li key={`${subject} ${validTo}`}>
              <IconCertificate size={16} aria-hidden="true" />
              <span className="mono">{subject}</span>
              <span className={styles.until}>
                {t.rich('until', { at: () => <Moment at={validTo} style="day" /> })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {authority === 'given' && (
        <Textarea
          label={t('pem')}
          description={t('pemHint')}
          classNames={{ input: 'mono' }}
          placeholder="-----BEGIN CERTIFICATE-----"
          autosize
          minRows={4}
          maxRows={10}
          maw={640}
          {...form.getInputProps('caCertificate')}
        />
      )}
      <TextInput
        label={t('proxy')}
        description={t('proxyHint')}
        placeholder="http://proxy.example:3128"
        maw={480}
        {...form.getInputProps('proxyUrl')}
      />
      {hasProxy && (
        <Radio.Group label={t('proxySignIn')} {...form.getInputProps('proxySignIn')}>
          <Stack gap={8} mt={8}>
            <Radio value="none" label={t('noSignIn')} />
            {connection?.hasProxyCredentials && <Radio value="keep" label={t('keepSignIn')} />}
            <Radio value="given" label={t('signIn')} />
          </Stack>
        </Radio.Group>
      )}
      {hasProxy && proxySignIn === 'given' && (
        <div className={styles.pair}>
          <TextInput
            label={t('proxyUsername')}
            autoComplete="off"
            {...form.getInputProps('proxyCredentials.username')}
          />
          <PasswordInput
            label={t('proxyPassword')}
            autoComplete="new-password"
            {...form.getInputProps('proxyCredentials.password')}
          />
        </div>
      )}
    </Stack>
  );
}
