'use client';

import type { ContactView } from '@callspool/contracts';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../components/ui/refusal';
import { contactSearchQuery } from '../../../../lib/api/callbacks';
import styles from './callbacks.module.css';

const TYPING_MS = 250;

/** A contact by whatever a person knows of it. */
export function FindContact({ onChoose }: { readonly onChoose: (contact: ContactView) => void }) {
  const t = useTranslations('callbacks.form');
  const words = useTranslations('callbacks');
  const [written, setWritten] = useState('');
  const [search] = useDebouncedValue(written.trim(), TYPING_MS);
  const found = useQuery({ ...contactSearchQuery(search), placeholderData: keepPreviousData });
  const contacts = search.length < 2 ? [] : (found.data?.items ?? []);
  return (
    <>
      <TextInput
        type="search"
        label={t('contact')}
        description={t('contactHint')}
        value={written}
        data-autofocus
        autoComplete="off"
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      {found.error !== null && <Refusal title={t('contact')} message={found.error.message} />}
      <div role="status">
        {search.length >= 2 && found.data !== undefined && contacts.length === 0 && (
          <p className={styles.dim}>{t('noContact', { search })}</p>
        )}
      </div>
      {contacts.length > 0 && (
        <ul className={styles.found}>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <button type="button" className={styles.foundOne} onClick={() => onChoose(contact)}>
                <span className={styles.name}>{contact.name ?? words('noName')}</span>
                <span className="tabular">{contact.numbers[0]?.number}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
