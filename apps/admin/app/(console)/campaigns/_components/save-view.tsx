'use client';

import { Button, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './campaign-views.module.css';

/** Gives the filters and the order of now a name of their own. */
export function SaveView({ onSave }: { readonly onSave: (name: string) => void }) {
  const t = useTranslations('campaigns.views');
  const common = useTranslations('common');
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={280} trapFocus>
      <Popover.Target>
        <UnstyledButton className={styles.save ?? ''} aria-expanded={isOpen} onClick={() => setOpen(true)}>
          <IconPlus size={14} aria-hidden="true" />
          {t('save')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            onSave(name.trim());
            setOpen(false);
            setName('');
          }}
        >
          <TextInput
            label={t('saveAs')}
            description={t('saved')}
            value={name}
            maxLength={40}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" mt={12} size="xs" disabled={name.trim() === ''}>
            {common('save')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
