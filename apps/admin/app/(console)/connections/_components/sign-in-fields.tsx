'use client';

import type { ConnectionView } from '@callspool/contracts';
import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { ZoneSelect } from '../../../../components/forms/zone-select';
import { useMay } from '../../../../components/session/session-context';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';

/** As whom its API is asked, and the clock by which it answers. A secret that is left empty stays as it is stored. */
export function SignInFields({
  form,
  connection,
}: {
  readonly form: UseFormReturnType<ConnectionValues>;
  readonly connection: ConnectionView | null;
}) {
  const t = useTranslations('connections');
  const isReadOnly = !useMay()('connections.edit');
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label={t('username')}
          description={form.values.kind === 'escaux' ? t('noSignInHint') : undefined}
          autoComplete="off"
          {...form.getInputProps('username')}
        />
        <PasswordInput
          label={t('password')}
          description={connection?.hasSecret ? t('passwordKept') : undefined}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </div>
      <div className={styles.narrow}>
        <ZoneSelect
          label={t('timeZone')}
          description={t('timeZoneHint')}
          value={form.values.timeZone}
          error={form.errors['timeZone']}
          isDisabled={isReadOnly}
          onChange={(zone) => form.setFieldValue('timeZone', zone)}
        />
      </div>
    </>
  );
}
