'use client';

import { ActionIcon, Button, Group, Input, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';

type Words = NonNullable<ConnectionValues['settings']['resultWords']>;
type Result = Words[string];

const RESULTS = [
  'ANSWERED',
  'NO_ANSWER',
  'BUSY',
  'CONGESTION',
  'CANCELLED',
  'REJECTED',
  'INVALID_NUMBER',
  'MACHINE',
] as const satisfies readonly Result[];

/** What this installation's own words for a result mean; without an entry such a word settles nothing. */
export function ResultWordsField({ form }: { readonly form: UseFormReturnType<ConnectionValues> }) {
  const t = useTranslations('connections.settings');
  const [word, setWord] = useState('');
  const words = form.values.settings.resultWords ?? {};
  const set = (next: Words): void => {
    const { resultWords: _before, ...others } = form.values.settings;
    form.setFieldValue(
      'settings',
      (Object.keys(next).length === 0
        ? others
        : { ...others, resultWords: next }) as ConnectionValues['settings'],
    );
  };
  return (
    <Input.Wrapper label={t('resultWords')} description={t('resultWordsHint')} labelElement="div">
      <Stack gap={8} mt={8}>
        {Object.entries(words).map(([name, result]) => (
          <Group key={name} gap={8} wrap="nowrap">
            <span className="mono" style={{ width: 168 }}>
              {name}
            </span>
            <Select
              aria-label={t('meaningOf', { word: name })}
              allowDeselect={false}
              data={RESULTS.map((value) => ({ value, label: t(`results.${value}`) }))}
              value={result}
              onChange={(value) => value !== null && set({ ...words, [name]: value as Result })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('removeWord', { word: name })}
              onClick={() => set(Object.fromEntries(Object.entries(words).filter(([key]) => key !== name)))}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </Group>
        ))}
        <Group gap={8}>
          <TextInput
            aria-label={t('newWord')}
            placeholder="FAILED"
            w={168}
            maxLength={60}
            value={word}
            onChange={(event) => setWord(event.currentTarget.value)}
          />
          <Button
            variant="default"
            onClick={() => {
              if (word.trim() === '') return;
              set({ ...words, [word.trim()]: 'INVALID_NUMBER' });
              setWord('');
            }}
          >
            {t('addWord')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
