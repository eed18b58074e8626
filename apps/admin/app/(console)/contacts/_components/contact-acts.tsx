'use client';

import type { ContactView } from '@callspool/contracts';
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconDownload, IconPencil, IconPhoneOff, IconTrash, IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ContactDialog } from '../../../../components/contacts/contact-form';
import { useMay } from '../../../../components/session/session-context';
import { ReasonDialog } from '../../../../components/ui/reason-dialog';
import { useGo } from '../../../../hooks/unsaved';
import { changeContact, personDataPath, removeContact } from '../../../../lib/api/contact-changes';
import { CONTACTS } from '../../../../lib/api/contacts';
import { LISTS } from '../../../../lib/api/lists';
import { DncDialog } from './dnc-dialog';
import { EraseDialog } from './erase-dialog';

type Open = 'edit' | 'dnc' | 'remove' | 'erase' | null;

/** What can be done with a contact, by who may. */
export function ContactActs({ contact }: { readonly contact: ContactView }) {
  const t = useTranslations('contacts.page');
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      {may('dnc.add') && (
        <Button
          variant="default"
          leftSection={<IconPhoneOff size={16} aria-hidden="true" />}
          onClick={() => setOpen('dnc')}
        >
          {t('addDnc')}
        </Button>
      )}
      {may('contacts.edit') && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden="true" />}
          onClick={() => setOpen('edit')}
        >
          {t('edit')}
        </Button>
      )}
      {(may('contacts.edit') || may('contacts.erase')) && <MoreActs contact={contact} onOpen={setOpen} />}
      {open === 'edit' && <EditDialog contact={contact} onClose={close} />}
      {open === 'remove' && <RemoveDialog contact={contact} onClose={close} />}
      {open === 'erase' && <EraseDialog contact={contact} onClose={close} />}
      {open === 'dnc' && (
        <DncDialog
          contactId={contact.id}
          numbers={contact.numbers.map(({ number }) => number)}
          onClose={close}
        />
      )}
    </>
  );
}

function MoreActs({
  contact,
  onOpen,
}: {
  readonly contact: ContactView;
  readonly onOpen: (what: Open) => void;
}) {
  const t = useTranslations('contacts.page');
  const may = useMay();
  return (
    <Menu position="bottom-end" width={272}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={16} aria-hidden="true" />}>
          {t('moreActs')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may('contacts.exportPerson') && (
          <Menu.Item
            component="a"
            href={personDataPath(contact.id)}
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {t('personData')}
          </Menu.Item>
        )}
        {may('contacts.edit') && (
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => onOpen('remove')}
          >
            {t('remove')}
          </Menu.Item>
        )}
        {may('contacts.erase') && (
          <Menu.Item
            color="red"
            leftSection={<IconUserX size={16} aria-hidden="true" />}
            onClick={() => onOpen('erase')}
          >
            {t('erase')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

interface DialogProps {
  readonly contact: ContactView;
  readonly onClose: () => void;
}

function EditDialog({ contact, onClose }: DialogProps) {
  const t = useTranslations('contacts.page');
  return (
    <ContactDialog
      contact={contact}
      title={t('editTitle', { name: contact.name ?? contact.numbers[0]?.number ?? '' })}
      saveWord={t('editAct')}
      onClose={onClose}
      save={async (request) => {
        const changed = await changeContact(contact.id, { ...request, version: contact.version });
        const past = changed.alreadyPastGate.length;
        if (past > 0) notifications.show({ color: 'yellow', message: t('stillRinging', { count: past }) });
        return changed.contact;
      }}
    />
  );
}

function RemoveDialog({ contact, onClose }: DialogProps) {
  const t = useTranslations('contacts.page');
  const go = useGo();
  return (
    <ReasonDialog
      title={t('removeTitle', { list: contact.listName })}
      text={t('removeText')}
      label={t('removeReason')}
      keep={t('removeKeep')}
      act={t('removeAct')}
      renew={[LISTS, [...CONTACTS, 'list', contact.listId]]}
      onAct={async (reason) => {
        const gone = await removeContact(contact.id, reason);
        const past = gone.alreadyPastGate.length;
        notifications.show({
          message: past === 0 ? t('removed') : t('stillRinging', { count: past }),
          ...(past === 0 ? {} : { color: 'yellow' }),
        });
        go(`/lists/${contact.listId}`);
      }}
      onClose={onClose}
    />
  );
}
