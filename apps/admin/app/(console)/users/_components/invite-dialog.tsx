'use client';

import {
  type InvitedUser,
  type InviteUserRequest,
  inviteUserRequest,
  USER_ROLES,
} from '@callspool/contracts';
import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useContractForm } from '../../../../hooks/use-save';
import { inviteUser } from '../../../../lib/api/people';
import type { ShownLink } from './link-dialog';

/** Makes an account and a link by which its person chooses the password. */
export function InviteDialog({
  onClose,
  onInvited,
}: {
  readonly onClose: () => void;
  readonly onInvited: (link: ShownLink) => void;
}) {
  const t = useTranslations('users');
  const roles = useTranslations('frame.roles');
  const editing = useContractForm<InviteUserRequest, InvitedUser>({
    schema: inviteUserRequest,
    initial: { name: '', email: '', role: 'manager' },
    save: inviteUser,
    renew: [['users']],
    onSaved: ({ user, link }) => onInvited({ name: user.name, url: link.url, expiresAt: link.expiresAt }),
  });
  const { form } = editing;
  return (
    <Modal opened onClose={onClose} title={t('inviteTitle')}>
      <form onSubmit={editing.submit} noValidate>
        <Stack gap={16}>
          <Text c="var(--cs-ink-2)">{t('inviteText')}</Text>
          <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
          <Select
            label={t('role')}
            allowDeselect={false}
            data={USER_ROLES.map((value) => ({ value, label: roles(value) }))}
            {...form.getInputProps('role')}
          />
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('invite')} />
      </form>
    </Modal>
  );
}
