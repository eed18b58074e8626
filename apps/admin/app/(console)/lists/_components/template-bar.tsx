'use client';

import type { ImportPreview, ImportSettings } from '@callspool/contracts';
import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../components/ui/refusal';
import { IMPORT_TEMPLATES, saveTemplate, templatesQuery } from '../../../../lib/api/import-templates';
import styles from './template-bar.module.css';

/** Takes a saved way of reading files, or saves this one under a name. */
export function TemplateBar({
  preview,
  settings,
  onTemplate,
}: {
  readonly preview: ImportPreview;
  /** What would be saved. */
  readonly settings: ImportSettings;
  readonly onTemplate: (settings: ImportSettings) => void;
}) {
  const t = useTranslations('listImport.template');
  const templates = useQuery(templatesQuery());
  const [chosen, setChosen] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const items = templates.data?.items ?? [];
  return (
    <div className={styles.bar}>
      <Select
        label={t('use')}
        placeholder={items.length === 0 ? t('none') : t('choose')}
        disabled={items.length === 0}
        searchable
        data={items.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(id) => {
          setChosen(id);
          const template = items.find((each) => each.id === id);
          if (template !== undefined) onTemplate(template.settings);
        }}
      />
      <Button variant="default" onClick={() => setIsSaving(true)} disabled={preview.issues.length > 0}>
        {t('save')}
      </Button>
      {isSaving && <SaveTemplate settings={settings} onClose={() => setIsSaving(false)} />}
    </div>
  );
}

function SaveTemplate({
  settings,
  onClose,
}: {
  readonly settings: ImportSettings;
  readonly onClose: () => void;
}) {
  const t = useTranslations('listImport.template');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => saveTemplate({ name, settings }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: IMPORT_TEMPLATES });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('save')} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate();
        }}
      >
        <TextInput
          label={t('name')}
          description={t('about')}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {save.error !== null && <Refusal title={t('notSaved')} message={save.error.message} />}
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('leave')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            {t('saveIt')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
