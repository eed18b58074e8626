'use client';

import type { ContactFilter, ContactFilterView } from '@callspool/contracts';
import { Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../../components/session/session-context';
import { Refusal } from '../../../../../components/ui/refusal';
import {
  CONTACT_FILTERS_KEY,
  createFilter,
  removeFilter,
  savedFiltersQuery,
  updateFilter,
} from '../../../../../lib/api/contact-filters';

/** The filters that the reader has saved or that are shared with them, and the way to save this one. */
export function SavedFilters({
  filter,
  onChoose,
}: {
  readonly filter: ContactFilter | null;
  readonly onChoose: (filter: ContactFilter) => void;
}) {
  const t = useTranslations('contacts.filter.saved');
  const may = useMay();
  const queries = useQueryClient();
  const saved = useQuery(savedFiltersQuery());
  const [isSaving, setSaving] = useState(false);
  const text = JSON.stringify(filter);
  const rows = saved.data?.items ?? [];
  const current = rows.find((row) => JSON.stringify(row.filter) === text);
  const renew = () => queries.invalidateQueries({ queryKey: CONTACT_FILTERS_KEY });
  const removing = useMutation({ mutationFn: removeFilter, onSuccess: renew });
  const sharing = useMutation({
    mutationFn: ({ id, shared, version }: ContactFilterView) =>
      updateFilter(id, { shared: !shared, version }),
    onSuccess: renew,
  });
  return (
    <>
      <Menu position="bottom-start" width={304}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconBookmark size={14} aria-hidden="true" />}>
            {current?.name ?? t('title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
          {rows.length === 0 && <Menu.Label>{t('none')}</Menu.Label>}
          {rows.map((row) => (
            <Menu.Item
              key={row.id}
              leftSection={row.shared ? <IconUsers size={14} aria-hidden="true" /> : undefined}
              onClick={() => onChoose(row.filter)}
            >
              {row.name}
              <Text component="span" size="xs" c="dimmed">
                {' '}
                {row.isMine ? (row.shared ? t('shared') : '') : row.ownerName}
              </Text>
            </Menu.Item>
          ))}
          {may('contactFilters.save') && (filter !== null || current?.isMine === true) && <Menu.Divider />}
          {may('contactFilters.save') && filter !== null && current === undefined && (
            <Menu.Item onClick={() => setSaving(true)}>{t('save')}</Menu.Item>
          )}
          {current?.isMine === true && (
            <>
              <Menu.Item onClick={() => sharing.mutate(current)}>
                {t(current.shared ? 'unshare' : 'share')}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={14} aria-hidden="true" />}
                onClick={() => removing.mutate(current.id)}
              >
                {t('remove', { name: current.name })}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isSaving && filter !== null && (
        <SaveDialog filter={filter} onSaved={renew} onClose={() => setSaving(false)} />
      )}
    </>
  );
}

function SaveDialog({
  filter,
  onSaved,
  onClose,
}: {
  readonly filter: ContactFilter;
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useTranslations('contacts.filter.saved');
  const common = useTranslations('common');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useMutation({
    mutationFn: () => createFilter({ name: name.trim(), shared, filter }),
    onSuccess: async () => {
      onClose();
      await onSaved();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('saveTitle')} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') saving.mutate();
        }}
      >
        <Stack gap={16}>
          <TextInput
            label={t('name')}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label={t('forAll')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {saving.error !== null && <Refusal title={common('notSaved')} message={saving.error.message} />}
        </Stack>
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {common('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
