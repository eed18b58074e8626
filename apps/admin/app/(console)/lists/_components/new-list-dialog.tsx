'use client';

import { createContactListRequest } from '@callspool/contracts';
import { Modal, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { useContractForm } from '../../../../hooks/use-save';
import { useGo } from '../../../../hooks/unsaved';
import { createList, LISTS } from '../../../../lib/api/lists';
import { ListFields } from './list-fields';

const NEW = { name: '', defaultCountry: null as string | null, defaultTimeZone: null as string | null };

/** A list begins empty; its import is the next step. */
export function NewListDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('lists');
  const go = useGo();
  const editing = useContractForm({
    schema: createContactListRequest,
    initial: NEW,
    save: ({ name, defaultCountry, defaultTimeZone }) =>
      createList({ name, defaultCountry: defaultCountry ?? '', defaultTimeZone }),
    renew: [LISTS],
    onSaved: ({ id }) => go(`/lists/${id}/import`),
  });
  return (
    <Modal opened onClose={onClose} title={t('newList')} centered>
      <form onSubmit={editing.submit} noValidate>
        <Stack gap={16}>
          <ListFields form={editing.form} />
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={t('makeList')} />
      </form>
    </Modal>
  );
}
