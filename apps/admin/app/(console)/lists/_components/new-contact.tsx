'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ContactDialog } from '../../../../components/contacts/contact-form';
import { useGo } from '../../../../hooks/unsaved';
import { addContact } from '../../../../lib/api/contact-changes';

/** Adds one contact to a list; its page says at once where it stands. */
export function NewContact({ listId }: { readonly listId: string }) {
  const t = useTranslations('lists');
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('newContact')}
      </Button>
      {isOpen && (
        <ContactDialog
          title={t('newContact')}
          saveWord={t('addContact')}
          save={(request) => addContact(listId, request)}
          onClose={() => setOpen(false)}
          onSaved={({ id }) => go(`/contacts/${id}`)}
        />
      )}
    </>
  );
}
