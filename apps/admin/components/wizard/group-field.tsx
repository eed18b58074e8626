'use client';

import { createCampaignGroupRequest } from '@callspool/contracts';
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { allCampaignGroups, saveCampaignGroup } from '../../lib/api/rules';
import { useMay } from '../session/session-context';
import styles from './suppression.module.css';

/** The group whose caps and do-not-call entries it shares; a new one needs a name and nothing else. */
export function GroupField({
  value,
  error,
  isDisabled,
  onChange,
}: {
  readonly value: string | null;
  readonly error: ReactNode;
  readonly isDisabled: boolean;
  readonly onChange: (id: string | null) => void;
}) {
  const t = useTranslations('wizard.suppression');
  const say = useServerWords();
  const may = useMay();
  const queries = useQueryClient();
  const groups = useQuery(allCampaignGroups);
  const [name, setName] = useState<string | null>(null);
  const request = createCampaignGroupRequest.safeParse({ name });
  const making = useMutation({
    mutationFn: (values: { name: string }) => saveCampaignGroup(null, values),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: allCampaignGroups.queryKey });
      setName(null);
      onChange(id);
    },
  });
  return (
    <div>
      <Select
        label={t('group')}
        description={t('groupHint')}
        placeholder={t('noGroup')}
        maw={400}
        searchable
        clearable
        data={(groups.data ?? []).map((group) => ({ value: group.id, label: group.name }))}
        value={value}
        error={error}
        disabled={isDisabled}
        onChange={onChange}
      />
      {may('policy.edit') && !isDisabled && name === null && (
        <Button mt={4} variant="subtle" size="xs" onClick={() => setName('')}>
          {t('newGroup')}
        </Button>
      )}
      {name !== null && (
        <div className={styles.newGroup}>
          <TextInput
            mt={8}
            label={t('groupName')}
            w={280}
            data-autofocus
            value={name}
            error={making.error === null ? null : say(making.error.message)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            variant="default"
            loading={making.isPending}
            disabled={!request.success}
            onClick={() => request.success && making.mutate(request.data)}
          >
            {t('makeGroup')}
          </Button>
        </div>
      )}
    </div>
  );
}
