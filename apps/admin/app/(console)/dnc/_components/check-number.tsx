'use client';

import type { DncCheckAnswer } from '@callspool/contracts';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconPhoneOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { CountrySelect } from '../../../../components/forms/country-select';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { Refusal } from '../../../../components/ui/refusal';
import { checkNumber } from '../../../../lib/api/dnc';
import { EndWords, ScopeWords } from './dnc-words';
import styles from './dnc.module.css';

/** One number against the whole list, prefixes too. */
export function CheckNumber({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const t = useTranslations('dnc.check');
  const [number, setNumber] = useState('');
  const [country, setCountry] = useState<string | null>(null);
  const check = useMutation({ mutationFn: () => checkNumber(number.trim(), country) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (number.trim() !== '') check.mutate();
  };
  // Only a number without a country code needs one.
  const isNational = /^[^+]*\d/.test(number.trim()) && !number.trim().startsWith('00');
  return (
    <Panel title={t('title')}>
      <form onSubmit={submit} className={styles.check}>
        <TextInput
          aria-label={t('number')}
          placeholder="+34 612 345 678"
          className={styles.checkField ?? ''}
          value={number}
          autoComplete="off"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={check.isPending}>
          {t('act')}
        </Button>
      </form>
      {isNational && <CountrySelect label={t('country')} value={country} onChange={setCountry} />}
      <div className={styles.answer} role="status">
        {check.data !== undefined && <Answer answer={check.data} onOpen={onOpen} />}
      </div>
      {check.error !== null && <Refusal title={number.trim()} message={check.error.message} />}
    </Panel>
  );
}

function Answer({
  answer: { number, hits, scrubsDue, registries },
  onOpen,
}: {
  readonly answer: DncCheckAnswer;
  readonly onOpen: (id: string) => void;
}) {
  const t = useTranslations('dnc');
  const due = registries.filter(({ id }) => scrubsDue.includes(id)).map(({ name }) => name);
  if (hits.length === 0 && due.length > 0) {
    return (
      <div className={styles.forbidden}>
        <IconPhoneOff size={16} aria-hidden="true" />
        <p>
          <strong>{t('check.due', { number })}</strong> {t('check.dueText', { names: due.join(', ') })}
        </p>
      </div>
    );
  }
  if (hits.length === 0) {
    return (
      <div className={styles.free}>
        <IconCircleCheck size={16} aria-hidden="true" />
        <p>
          <strong>{t('check.free', { number })}</strong> {t('check.freeText')}
        </p>
      </div>
    );
  }
  const isEverywhere = hits.some(({ scope }) => scope === 'all');
  return (
    <div className={styles.forbidden}>
      <IconPhoneOff size={16} aria-hidden="true" />
      <div>
        <p>
          <strong>{t(isEverywhere ? 'check.nowhere' : 'check.somewhere')}</strong>{' '}
          {t('check.hits', { count: hits.length, number })}
        </p>
        <ul className={styles.hits}>
          {hits.map((hit) => (
            <li key={hit.id}>
              {hit.kind === 'entry' ? (
                <button type="button" className={styles.hit} onClick={() => onOpen(hit.id)}>
                  {hit.reason}
                </button>
              ) : (
                <Link href={`/dnc/registries/${hit.id}`} className={styles.hit}>
                  {t('check.registry', { name: hit.reason })}
                </Link>
              )}
              <span className={styles.hitNote}>
                {hit.match === 'prefix' && `${hit.value}…, `}
                <ScopeWords entry={hit} />,{' '}
                {hit.kind === 'entry' ? (
                  <EndWords entry={hit} />
                ) : (
                  t.rich('check.fileOf', { at: () => <Moment at={hit.asOf} isZoneSaid /> })
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
