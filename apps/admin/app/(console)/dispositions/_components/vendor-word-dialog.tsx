'use client';

import {
  CONNECTION_KINDS,
  type ConnectionKind,
  createVendorWordRequest,
  updateVendorWordRequest,
  type VendorWordView,
  WORD_RESULTS,
  type WordResult,
} from '@callspool/contracts';
import { Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { FormFooter } from '../../../../components/forms/form-footer';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { useContractForm } from '../../../../hooks/use-save';
import { allConnections } from '../../../../lib/api/connections';
import { allDispositions } from '../../../../lib/api/rules';
import { createVendorWord, updateVendorWord } from '../../../../lib/api/vendor-words';
import { dispositionName } from './disposition-levels';
import type { OpenWord } from './vendor-words';

interface Values {
  readonly connectionId: string | null;
  readonly connectionKind: ConnectionKind | null;
  readonly word: string;
  readonly result: WordResult | null;
  readonly dispositionId: string | null;
  readonly applyToStored: boolean;
}

const toUpdate = ({ result, dispositionId, applyToStored }: Values) => ({
  result,
  dispositionId,
  applyToStored,
});

/** Gives a word a meaning or changes it; the word and where it holds are fixed from its beginning. */
export function VendorWordDialog({
  open,
  onClose,
}: {
  readonly open: OpenWord;
  readonly onClose: () => void;
}) {
  const t = useTranslations('dispositions.words');
  const results = useTranslations('respool.results');
  const kinds = useTranslations('connections.kinds');
  const common = useTranslations('common');
  const connections = useQuery(allConnections);
  const dispositions = useQuery(allDispositions);
  const mapped = open.kind === 'mapped' ? open.word : null;
  const editing = useContractForm<Values, VendorWordView>({
    schema: mapped === null ? createVendorWordRequest : updateVendorWordRequest,
    initial: initialOf(open),
    ...(mapped === null ? {} : { toRequest: toUpdate }),
    save: (values) =>
      mapped === null ? createVendorWord(values) : updateVendorWord(mapped.id, toUpdate(values)),
    renew: [['vendor-words'], ['unmapped-words']],
    onSaved: onClose,
  });
  const { form, submit } = editing;
  const { connectionId, connectionKind } = form.values;
  return (
    <Modal
      opened
      onClose={onClose}
      title={mapped === null ? t('newOne') : t('change')}
      size="md"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap={16}>
          <TextInput
            label={t('word')}
            description={t('wordHint')}
            data-autofocus={mapped === null || undefined}
            disabled={mapped !== null}
            maxLength={100}
            {...form.getInputProps('word')}
          />
          <Select
            label={t('where')}
            description={t('whereHint')}
            disabled={mapped !== null}
            data={[
              {
                group: t('connections'),
                items: (connections.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                group: t('vendors'),
                items: CONNECTION_KINDS.map((kind) => ({
                  value: kind,
                  label: t('allOf', { vendor: kinds(kind) }),
                })),
              },
            ]}
            value={connectionId ?? connectionKind}
            error={form.errors['connectionId']}
            onChange={(value) => {
              const kind = CONNECTION_KINDS.find((one) => one === value) ?? null;
              form.setValues({ connectionKind: kind, connectionId: kind === null ? value : null });
            }}
          />
          <Select
            label={t('result')}
            description={t('resultHint')}
            clearable
            data={WORD_RESULTS.map((value) => ({ value, label: results(value) }))}
            {...form.getInputProps('result')}
          />
          <Select
            label={t('disposition')}
            description={t('dispositionHint')}
            clearable
            searchable
            data={(dispositions.data ?? []).map((one) => ({ value: one.id, label: dispositionName(one) }))}
            {...form.getInputProps('dispositionId')}
          />
          <Checkbox
            label={open.kind === 'unmapped' ? t('applyTo', { count: open.word.records }) : t('apply')}
            description={t('applyHint')}
            {...form.getInputProps('applyToStored', { type: 'checkbox' })}
          />
          {mapped !== null && (
            <Text size="sm" c="dimmed">
              {t('settledStays')}
            </Text>
          )}
        </Stack>
        <FormFooter of={editing} onCancel={onClose} />
        {mapped !== null && (
          <Group mt={16}>
            <RemoveRule kind="vendor-words" id={mapped.id} name={mapped.word} onRemoved={onClose} />
          </Group>
        )}
      </form>
    </Modal>
  );
}

function initialOf(open: OpenWord): Values {
  const nothing = { connectionId: null, connectionKind: null, word: '', result: null, dispositionId: null };
  if (open.kind === 'new') return { ...nothing, applyToStored: false };
  if (open.kind === 'unmapped') {
    const { connectionId, word } = open.word;
    return { ...nothing, connectionId, word, applyToStored: true };
  }
  const { connectionId, connectionKind, word, result, disposition } = open.word;
  return {
    connectionId,
    connectionKind: connectionId === null ? connectionKind : null,
    word,
    result,
    dispositionId: disposition?.id ?? null,
    applyToStored: false,
  };
}
