'use client';

import { type ContactListView, exportContactListQuery } from '@callspool/contracts';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { Panel } from '../../../../components/ui/panel';
import { exportHref } from '../../../../lib/api/lists';

/** The list as the file that uContact takes. */
export function ListExport({ list }: { readonly list: ContactListView }) {
  const t = useTranslations('lists.export');
  const may = useMay();
  const [campaign, setCampaign] = useState('');
  const query = exportContactListQuery.safeParse({ format: 'ucontact', campaign });
  if (!may('lists.export')) return null;
  return (
    <Panel title={t('title')}>
      <Stack gap={16} align="flex-start">
        <Text>{t('text')}</Text>
        <TextInput
          label={t('campaign')}
          description={t('campaignNote')}
          value={campaign}
          maxLength={100}
          onChange={(event) => setCampaign(event.currentTarget.value)}
        />
        {query.success ? (
          <Button
            component="a"
            href={exportHref(list.id, query.data)}
            download
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {t('act')}
          </Button>
        ) : (
          <Button disabled variant="default" leftSection={<IconDownload size={16} aria-hidden="true" />}>
            {t('act')}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}
