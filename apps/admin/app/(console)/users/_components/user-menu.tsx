'use client';

import { type AccountLink, updateUserRequest, USER_ROLES, type UserView } from '@callspool/contracts';
import { ActionIcon, Menu, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { Confirm } from '../../../../components/ui/confirm';
import { useContractForm } from '../../../../hooks/use-save';
import { useServerWords } from '../../../../hooks/use-server-words';
import {
  inviteAgain,
  makePasswordLink,
  removeSecondFactor,
  signOutEverywhere,
  updateUser,
} from '../../../../lib/api/people';
import type { ShownLink } from './link-dialog';

/** Everything an administrator may do with one account. */
export function UserMenu({
  user,
  onLink,
}: {
  readonly user: UserView;
  readonly onLink: (link: ShownLink) => void;
}) {
  const t = useTranslations('users');
  const say = useServerWords();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<'change' | 'disable' | null>(null);
  const { id, name } = user;
  const act = useMutation({
    mutationFn: async (run: () => Promise<{ link?: AccountLink; word?: string }>) => run(),
    onSuccess: async ({ link, word }) => {
      if (link !== undefined) onLink({ name, url: link.url, expiresAt: link.expiresAt });
      if (word !== undefined) notifications.show({ message: word });
      setDialog(null);
      await queries.invalidateQueries({ queryKey: ['users'] });
    },
    onError: (error) => notifications.show({ color: 'red', message: say(error.message), autoClose: false }),
  });
  const linkBy = (make: (id: string) => Promise<AccountLink>) => (): void =>
    act.mutate(async () => ({ link: await make(id) }));
  return (
    <>
      <Menu position="bottom-end" width={232}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('acts.menu', { name })}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('change')}>{t('acts.role')}</Menu.Item>
          {user.state === 'invited' ? (
            <Menu.Item onClick={linkBy(inviteAgain)}>{t('acts.inviteAgain')}</Menu.Item>
          ) : (
            <Menu.Item onClick={linkBy(makePasswordLink)}>{t('acts.passwordLink')}</Menu.Item>
          )}
          <Menu.Item
            onClick={() =>
              act.mutate(async () => {
                await signOutEverywhere(id);
                return { word: t('done.signOut', { name }) };
              })
            }
          >
            {t('acts.signOut')}
          </Menu.Item>
          {user.hasTwoFactor && (
            <Menu.Item
              onClick={() =>
                act.mutate(async () => {
                  await removeSecondFactor(id);
                  return { word: t('done.removeSecond', { name }) };
                })
              }
            >
              {t('acts.removeSecond')}
            </Menu.Item>
          )}
          {user.isDisabled ? (
            <Menu.Item
              onClick={() =>
                act.mutate(async () => {
                  await updateUser(id, { isDisabled: false });
                  return { word: t('done.enable', { name }) };
                })
              }
            >
              {t('acts.enable')}
            </Menu.Item>
          ) : (
            <Menu.Item color="red" onClick={() => setDialog('disable')}>
              {t('acts.disable')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'change' && <ChangeDialog user={user} onClose={() => setDialog(null)} />}
      <Confirm
        isOpen={dialog === 'disable'}
        title={t('disable.title', { name })}
        keep={t('disable.keep')}
        act={t('disable.act', { name })}
        isBusy={act.isPending}
        error={act.error}
        onClose={() => setDialog(null)}
        onAct={() =>
          act.mutate(async () => {
            await updateUser(id, { isDisabled: true });
            return {};
          })
        }
      >
        <Text>{t('disable.text')}</Text>
      </Confirm>
    </>
  );
}

function ChangeDialog({ user, onClose }: { readonly user: UserView; readonly onClose: () => void }) {
  const t = useTranslations('users');
  const roles = useTranslations('frame.roles');
  const editing = useContractForm<Pick<UserView, 'name' | 'role'>, UserView>({
    schema: updateUserRequest,
    initial: { name: user.name, role: user.role },
    save: (values) => updateUser(user.id, values),
    renew: [['users']],
    onSaved: onClose,
  });
  return (
    <Modal opened onClose={onClose} title={t('change', { name: user.name })}>
      <form onSubmit={editing.submit} noValidate>
        <Stack gap={16}>
          <TextInput label={t('name')} data-autofocus {...editing.form.getInputProps('name')} />
          <Select
            label={t('role')}
            allowDeselect={false}
            data={USER_ROLES.map((value) => ({ value, label: roles(value) }))}
            {...editing.form.getInputProps('role')}
          />
        </Stack>
        <FormFooter of={editing} onCancel={onClose} />
      </form>
    </Modal>
  );
}
