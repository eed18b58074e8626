'use client';

import { type ContactListView, updateContactListRequest } from '@callspool/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useMay } from '../../../../components/session/session-context';
import { Confirm } from '../../../../components/ui/confirm';
import { Panel } from '../../../../components/ui/panel';
import { Refusal } from '../../../../components/ui/refusal';
import { useContractForm } from '../../../../hooks/use-save';
import { useNumber } from '../../../../hooks/use-number';
import { LISTS, setArchived, updateList } from '../../../../lib/api/lists';
import { ListFields, type ListValues } from './list-fields';
import { ListFrame } from './list-frame';
import styles from './list-settings.module.css';
import { ListExport } from './list-export';

/** What a list is called and how its numbers are read; and putting it away. */
export function ListSettings({ listId }: { readonly listId: string }) {
  return (
    <ListFrame listId={listId}>
      {(list) => (
        <div className={styles.settings}>
          <SettingsForm key={list.updatedAt} list={list} />
          <ListExport list={list} />
          <Archive list={list} />
        </div>
      )}
    </ListFrame>
  );
}

function SettingsForm({ list }: { readonly list: ContactListView }) {
  const t = useTranslations('lists');
  const may = useMay();
  const isEditor = may('lists.edit');
  const { name, defaultCountry, defaultTimeZone } = list;
  const initial: ListValues = { name, defaultCountry, defaultTimeZone };
  const editing = useContractForm({
    schema: updateContactListRequest,
    initial,
    save: (values) => updateList(list.id, { ...values, defaultCountry: values.defaultCountry ?? '' }),
    renew: [LISTS],
  });
  return (
    <Panel title={t('tabs.settings')}>
      <form onSubmit={editing.submit} noValidate>
        <fieldset disabled={!isEditor} className={styles.fields}>
          <Stack gap={16} maw={480}>
            <ListFields form={editing.form} />
            <Text c="dimmed" size="sm">
              {t('settingsNote')}
            </Text>
          </Stack>
        </fieldset>
        {isEditor && <FormFooter of={editing} />}
      </form>
    </Panel>
  );
}

function Archive({ list }: { readonly list: ContactListView }) {
  const t = useTranslations('lists.archive');
  const may = useMay();
  const number = useNumber();
  const queries = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const isArchived = list.archivedAt !== null;
  const change = useMutation({
    mutationFn: () => setArchived(list.id, !isArchived),
    onSuccess: async () => {
      setIsAsking(false);
      await queries.invalidateQueries({ queryKey: LISTS });
    },
  });
  if (!may('lists.archive')) return null;
  return (
    <Panel title={t(isArchived ? 'restoreTitle' : 'title')}>
      <Stack gap={16} align="flex-start">
        <Text>{t(isArchived ? 'restoreText' : 'text')}</Text>
        {isArchived && change.error !== null && (
          <Refusal title={t('refused')} message={change.error.message} />
        )}
        <Button
          variant="default"
          loading={isArchived && change.isPending}
          onClick={() => (isArchived ? change.mutate() : setIsAsking(true))}
        >
          {t(isArchived ? 'restore' : 'act')}
        </Button>
      </Stack>
      <Confirm
        isOpen={isAsking}
        title={t('ask', { name: list.name })}
        keep={t('keep')}
        act={t('act')}
        isBusy={change.isPending}
        error={change.error}
        onClose={() => setIsAsking(false)}
        onAct={() => change.mutate()}
      >
        <Text>{t('consequence', { count: number.whole(list.contactCount) })}</Text>
      </Confirm>
    </Panel>
  );
}
