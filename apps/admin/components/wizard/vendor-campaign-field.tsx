'use client';

import { Button, Loader, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { vendorCampaignsOf } from '../../lib/api/wizard';
import styles from './choice.module.css';

/** The dialer's own campaign, chosen among those it names; written by hand while it does not answer. */
export function VendorCampaignField({
  connectionId,
  value,
  error,
  isDisabled,
  onChange,
}: {
  readonly connectionId: string;
  readonly value: string;
  readonly error: ReactNode;
  readonly isDisabled: boolean;
  readonly onChange: (name: string) => void;
}) {
  const t = useTranslations('wizard.dialer');
  const say = useServerWords();
  const asked = useQuery(vendorCampaignsOf(connectionId));
  if (asked.error !== null) {
    return (
      <div>
        <TextInput
          label={t('campaign')}
          description={t('campaignByHand')}
          classNames={{ input: 'mono' }}
          value={value}
          error={error}
          disabled={isDisabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <p className={styles.line}>
          <span className={styles.late}>{say(asked.error.message)}</span>
          <Button variant="subtle" size="xs" loading={asked.isFetching} onClick={() => void asked.refetch()}>
            {t('ask')}
          </Button>
        </p>
      </div>
    );
  }
  const items = asked.data?.items ?? [];
  const isGone = value !== '' && asked.data !== undefined && items.every(({ name }) => name !== value);
  const names = [
    ...(value !== '' && items.every(({ name }) => name !== value) ? [value] : []),
    ...items.map(({ name }) => name),
  ];
  return (
    <Select
      label={t('campaign')}
      description={t('campaignHint')}
      searchable
      allowDeselect={false}
      placeholder={asked.isPending ? t('asking') : t('choose')}
      nothingFoundMessage={t('noCampaigns')}
      data={names}
      value={value === '' ? null : value}
      error={error ?? (isGone ? t('gone', { name: value }) : null)}
      disabled={isDisabled}
      rightSection={asked.isFetching ? <Loader size={14} aria-label={t('asking')} /> : undefined}
      renderOption={({ option }) => {
        const item = items.find(({ name }) => name === option.value);
        return (
          <span className={styles.words}>
            <span className="mono">{option.label}</span>
            {item !== undefined && (
              <span className={styles.text}>
                {t('seen', { agents: item.agentsLoggedIn ?? -1, waiting: item.waiting ?? -1 })}
              </span>
            )}
          </span>
        );
      }}
      onChange={(name) => name !== null && onChange(name)}
    />
  );
}
