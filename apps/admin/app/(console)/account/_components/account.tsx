'use client';

import { updateProfileRequest } from '@callspool/contracts';
import { TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { PasswordForm } from '../../../../components/people/password-panel';
import { TwoFactorPanel } from '../../../../components/people/two-factor-panel';
import { PhonebarPanel } from '../../../../components/phonebar/phonebar-panel';
import { useSession } from '../../../../components/session/session-context';
import { PageBody } from '../../../../components/ui/page';
import { Panel } from '../../../../components/ui/panel';
import { useContractForm } from '../../../../hooks/use-save';
import { renameSelf } from '../../../../lib/api/people';
import { OwnSessions } from './own-sessions';

/** What is one's own: name, password, second factor, and where one is signed in. */
export function Account() {
  const t = useTranslations('account');
  const router = useRouter();
  const { name, email } = useSession();
  const naming = useContractForm({
    schema: updateProfileRequest,
    initial: { name },
    save: (values) => renameSelf(values.name),
    renew: [],
    onSaved: () => router.refresh(),
  });
  return (
    <PageBody title={t('title')} facts={email ?? undefined}>
      <div style={{ display: 'grid', gap: 16, maxWidth: 720 }}>
        <Panel title={t('name')}>
          <form onSubmit={naming.submit} noValidate>
            <TextInput aria-label={t('name')} maw={360} {...naming.form.getInputProps('name')} />
            <FormFooter of={naming} />
          </form>
        </Panel>
        <PhonebarPanel />
        <Panel title={t('password')}>
          <PasswordForm />
        </Panel>
        <TwoFactorPanel />
        <OwnSessions />
      </div>
    </PageBody>
  );
}
