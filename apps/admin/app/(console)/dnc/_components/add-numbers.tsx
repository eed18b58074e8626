'use client';

import { type AddDncAnswer, MAX_DNC_ENTRIES } from '@callspool/contracts';
import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CountrySelect } from '../../../../components/forms/country-select';
import { useNumber } from '../../../../hooks/use-number';
import { useUnsavedGuard } from '../../../../hooks/unsaved';
import { useServerWords } from '../../../../hooks/use-server-words';
import { addNumbers, DNC } from '../../../../lib/api/dnc';
import { AddProblems, fieldIssues } from './add-problems';
import { Added } from './added';
import { pastedNumbers } from './numbers-text';
import { reachOf, reachRequest } from './reach';
import { KindField, ReachFields } from './reach-fields';
import styles from './dnc.module.css';

/** One number or many pasted ones; then what was past the gate, and the proof that it came back. */
export function AddNumbers({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('dnc.adding');
  const [added, setAdded] = useState<AddDncAnswer | null>(null);
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg">
      {added === null ? (
        <AddForm onClose={onClose} onAdded={setAdded} />
      ) : (
        <Added answer={added} onAgain={() => setAdded(null)} onClose={onClose} />
      )}
    </Modal>
  );
}

function AddForm({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (answer: AddDncAnswer) => void;
}) {
  const t = useTranslations('dnc.adding');
  const common = useTranslations('common');
  const say = useServerWords();
  const number = useNumber();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [reach, setReach] = useState(() => reachOf('manual'));
  const [isWideMeant, setWideMeant] = useState(false);
  const lines = pastedNumbers(text);
  const isWide = reach.match === 'prefix' && lines.some((line) => isShortPrefix(line.text));
  const isTooMany = lines.length > MAX_DNC_ENTRIES;
  const adding = useMutation({
    mutationFn: () => {
      const request = reachRequest(reach);
      return addNumbers({
        ...(reach.country === null ? {} : { country: reach.country }),
        confirmsWholeCountries: reach.match === 'prefix' && isWideMeant,
        entries: lines.map((line) => ({ value: line.text, ...request })),
      });
    },
    onSuccess: (answer) => {
      onAdded(answer);
      void queries.invalidateQueries({ queryKey: DNC });
    },
  });
  useUnsavedGuard(text.trim() !== '' && adding.data === undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (lines.length > 0 && !isTooMany) adding.mutate();
  };
  const most = number.whole(MAX_DNC_ENTRIES);
  return (
    <form onSubmit={submit}>
      <Stack gap={16}>
        <KindField
          label={t('kind')}
          value={reach.match}
          onChange={(match) => setReach({ ...reach, match })}
        />
        <Textarea
          label={t(reach.match === 'number' ? 'numbers' : 'prefixes')}
          description={reach.match === 'number' ? t('hint', { most }) : t('prefixWarning')}
          required
          autosize
          minRows={3}
          maxRows={10}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className={styles.count} data-bad={isTooMany || undefined} role="status">
          {isTooMany ? t('tooMany', { most }) : t('count', { count: lines.length })}
        </span>
        {isWide && (
          <Checkbox
            label={t('wide')}
            description={t('wideHint')}
            checked={isWideMeant}
            onChange={(event) => setWideMeant(event.currentTarget.checked)}
          />
        )}
        {reach.match === 'number' && (
          <CountrySelect
            label={t('country')}
            value={reach.country}
            onChange={(country) => setReach({ ...reach, country })}
          />
        )}
        <ReachFields
          reach={reach}
          issues={fieldIssues(adding.error, say)}
          onChange={(change) => setReach({ ...reach, ...change })}
        />
        {adding.error !== null && <AddProblems error={adding.error} lines={lines} />}
      </Stack>
      <Group justify="flex-end" mt={24} gap={8}>
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button type="submit" loading={adding.isPending} disabled={isTooMany}>
          {t('act', { count: lines.length })}
        </Button>
      </Group>
    </form>
  );
}

/** No calling code has more than three digits; whether it is one, the service knows. */
const isShortPrefix = (text: string): boolean => text.replace(/\D/g, '').replace(/^00/, '').length <= 3;
