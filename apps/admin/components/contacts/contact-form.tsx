'use client';

import {
  type AddContactRequest,
  addContactRequest,
  type ContactView,
  MAX_CONTACT_NUMBERS,
} from '@callspool/contracts';
import { ActionIcon, Button, Group, Modal, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useContractForm } from '../../hooks/use-save';
import { CONTACTS } from '../../lib/api/contacts';
import { LISTS } from '../../lib/api/lists';
import { FormFooter } from '../forms/form-footer';
import { ZoneSelect } from '../forms/zone-select';

const DEFAULT_PRIORITY = 5000;

interface ContactValues {
  readonly numbers: { number: string; kind: string }[];
  readonly name: string;
  readonly externalId: string;
  readonly timeZone: string | null;
  readonly postalCode: string;
  readonly priority: number;
  readonly agent: string;
  readonly fields: { name: string; value: string }[];
}

type ContactForm = UseFormReturnType<ContactValues>;

const valuesOf = (contact: ContactView | null): ContactValues => ({
  numbers: contact?.numbers.map(({ number, kind }) => ({ number, kind: kind ?? '' })) ?? [
    { number: '', kind: '' },
  ],
  name: contact?.name ?? '',
  externalId: contact?.externalId ?? '',
  timeZone: contact?.timeZone ?? null,
  postalCode: contact?.postalCode ?? '',
  priority: contact?.priority ?? DEFAULT_PRIORITY,
  agent: contact?.agent ?? '',
  fields: Object.entries(contact?.fields ?? {}).map(([name, value]) => ({ name, value })),
});

const orNull = (text: string): string | null => (text.trim() === '' ? null : text);

const toRequest = (values: ContactValues): AddContactRequest => ({
  numbers: values.numbers.map(({ number, kind }) => ({ number, kind: orNull(kind) })),
  name: orNull(values.name),
  externalId: orNull(values.externalId),
  timeZone: values.timeZone,
  postalCode: orNull(values.postalCode),
  priority: values.priority,
  agent: orNull(values.agent),
  fields: Object.fromEntries(
    values.fields.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value]),
  ),
});

/** All that is known of a contact, to be written: a new one, or one that is there. */
export function ContactDialog({
  contact = null,
  title,
  saveWord,
  save,
  onClose,
  onSaved,
}: {
  readonly contact?: ContactView | null;
  readonly title: string;
  readonly saveWord: string;
  readonly save: (request: AddContactRequest) => Promise<ContactView>;
  readonly onClose: () => void;
  readonly onSaved?: (contact: ContactView) => void;
}) {
  const t = useTranslations('contacts.edit');
  const editing = useContractForm({
    schema: addContactRequest,
    initial: valuesOf(contact),
    toRequest,
    save: (values) => save(toRequest(values)),
    renew: [CONTACTS, LISTS],
    emptyWord: t('needed'),
    onSaved: (saved) => {
      onClose();
      onSaved?.(saved);
    },
  });
  const { form } = editing;
  return (
    <Modal opened onClose={onClose} title={title} centered size="lg">
      <form onSubmit={editing.submit} noValidate>
        <Stack gap={16}>
          <TextInput label={t('name')} data-autofocus {...form.getInputProps('name')} />
          <Numbers form={form} />
          <Group grow align="flex-start">
            <TextInput label={t('externalId')} {...form.getInputProps('externalId')} />
            <NumberInput
              label={t('priority')}
              description={t('priorityHint')}
              min={1}
              max={9999}
              allowDecimal={false}
              {...form.getInputProps('priority')}
            />
          </Group>
          <Group grow align="flex-start">
            <ZoneSelect
              label={t('timeZone')}
              description={t('timeZoneHint')}
              value={form.values.timeZone}
              error={form.errors['timeZone']}
              onChange={(zone) => form.setFieldValue('timeZone', zone)}
            />
            <TextInput label={t('postalCode')} {...form.getInputProps('postalCode')} />
          </Group>
          {form.values.timeZone !== null && (
            <Button variant="subtle" size="xs" onClick={() => form.setFieldValue('timeZone', null)}>
              {t('noZone')}
            </Button>
          )}
          <TextInput label={t('agent')} {...form.getInputProps('agent')} />
          <Fields form={form} />
        </Stack>
        <FormFooter of={editing} onCancel={onClose} saveWord={saveWord} />
      </form>
    </Modal>
  );
}

/** The first is the main number; the others are tried in order. */
function Numbers({ form }: { readonly form: ContactForm }) {
  const t = useTranslations('contacts.edit');
  return (
    <Stack gap={8} role="group" aria-label={t('numbers')}>
      {form.values.numbers.map((_row, index) => (
        <Group key={index} align="flex-end" gap={8} wrap="nowrap">
          <TextInput
            flex={1}
            label={t(index === 0 ? 'mainNumber' : 'number', { place: String(index + 1) })}
            required={index === 0}
            inputMode="tel"
            {...form.getInputProps(`numbers.${index}.number`)}
          />
          <TextInput w={128} label={t('kind')} {...form.getInputProps(`numbers.${index}.kind`)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            disabled={form.values.numbers.length === 1}
            aria-label={t('removeNumber', { place: String(index + 1) })}
            onClick={() => form.removeListItem('numbers', index)}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      {form.values.numbers.length < MAX_CONTACT_NUMBERS && (
        <AddRow
          word={t('addNumber')}
          onAdd={() => form.insertListItem('numbers', { number: '', kind: '' })}
        />
      )}
    </Stack>
  );
}

/** Whatever else is known, by name. */
function Fields({ form }: { readonly form: ContactForm }) {
  const t = useTranslations('contacts.edit');
  return (
    <Stack gap={8} role="group" aria-label={t('fields')}>
      <Text size="sm" fw={500}>
        {t('fields')}
      </Text>
      {form.values.fields.map((_row, index) => (
        <Group key={index} align="flex-end" gap={8} wrap="nowrap">
          <TextInput w={176} label={t('fieldName')} {...form.getInputProps(`fields.${index}.name`)} />
          <TextInput flex={1} label={t('fieldValue')} {...form.getInputProps(`fields.${index}.value`)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('removeField')}
            onClick={() => form.removeListItem('fields', index)}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <AddRow word={t('addField')} onAdd={() => form.insertListItem('fields', { name: '', value: '' })} />
    </Stack>
  );
}

function AddRow({ word, onAdd }: { readonly word: string; readonly onAdd: () => void }) {
  return (
    <Group>
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={onAdd}
      >
        {word}
      </Button>
    </Group>
  );
}
