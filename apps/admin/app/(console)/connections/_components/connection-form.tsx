'use client';

import {
  type ConnectionView,
  createConnectionRequest,
  DEFAULT_PHONEBAR_URL,
  updateConnectionRequest,
} from '@callspool/contracts';
import { Stack, Switch, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useMay } from '../../../../components/session/session-context';
import { Panel } from '../../../../components/ui/panel';
import { useGo } from '../../../../hooks/unsaved';
import { useContractForm } from '../../../../hooks/use-save';
import { createConnection, updateConnection } from '../../../../lib/api/connections';
import {
  type ConnectionValues,
  isPhonebar,
  toChange,
  toRequest,
} from '../../../../lib/connections/connection-values';
import styles from './connections.module.css';
import { KindSettings } from './kind-settings';
import { LimitFields } from './limit-fields';
import { SignInFields } from './sign-in-fields';
import { WayOutFields } from './way-out-fields';

/** Everything that is set of a connection. A secret that is left empty stays as it is stored. */
export function ConnectionForm({
  connection,
  initial,
}: {
  readonly connection: ConnectionView | null;
  readonly initial: ConnectionValues;
}) {
  const t = useTranslations('connections');
  const go = useGo();
  const router = useRouter();
  const isReadOnly = !useMay()('connections.edit');
  const editing = useContractForm<ConnectionValues, ConnectionView>({
    schema: connection === null ? createConnectionRequest : updateConnectionRequest,
    initial,
    toRequest: connection === null ? toRequest : toChange,
    save: (values) =>
      connection === null
        ? createConnection(toRequest(values))
        : updateConnection(connection.id, { ...toChange(values), version: connection.version }),
    renew: [['connections'], ['connection-names']],
    // What was written is saved, so nothing is asked on the way.
    onSaved: (saved) => connection === null && router.push(`/connections/${saved.id}`),
  });
  const { form, submit } = editing;
  const isBar = isPhonebar(initial.kind);
  const isOnAgentsPc = 'reach' in form.values.settings && form.values.settings.reach === 'browser';
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={isReadOnly} className={styles.fields}>
        <Panel title={t(isBar ? 'addressAlone' : 'address')}>
          <Stack gap={16}>
            <TextInput label={t('name')} maw={480} {...form.getInputProps('name')} />
            <TextInput
              label={t('baseUrl')}
              description={t(isBar ? 'phonebarUrlHint' : 'baseUrlHint')}
              placeholder={isBar ? DEFAULT_PHONEBAR_URL : 'https://centre.example'}
              maw={480}
              {...form.getInputProps('baseUrl')}
            />
            {!isBar && <SignInFields form={form} connection={connection} />}
            <Switch
              label={t('enabled')}
              description={t('enabledHint')}
              withThumbIndicator={false}
              {...form.getInputProps('isEnabled', { type: 'checkbox' })}
            />
          </Stack>
        </Panel>
        {!(isBar && isOnAgentsPc) && (
          <Panel title={t('wayOut.title')}>
            <WayOutFields form={form} connection={connection} />
          </Panel>
        )}
        <Panel title={t('limits.title')}>
          <LimitFields form={form} />
        </Panel>
        <Panel title={t('settings.title', { kind: t(`kinds.${initial.kind}`) })}>
          <KindSettings form={form} />
        </Panel>
      </fieldset>
      {!isReadOnly && <FormFooter of={editing} onCancel={() => go('/connections')} />}
    </form>
  );
}
