'use client';

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { CAMPAIGN_FILTERS } from '../campaigns-filters';

/** No campaign at all, or none that the filters leave. */
export function CampaignsEmpty() {
  const t = useTranslations('campaigns');
  const may = useMay();
  const [{ standing, state, connection, search }, setFilter] = useQueryStates(CAMPAIGN_FILTERS);
  const isNarrowed = [standing, state, connection, search].some((value) => value !== null);
  if (isNarrowed) {
    return (
      <EmptyState
        title={search === null ? t('empty.noMatch') : t('empty.noMatchOf', { text: search })}
        act={
          <Button variant="default" onClick={() => void setFilter(null)}>
            {t('empty.clear')}
          </Button>
        }
      >
        {t('empty.noMatchText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty.title')}
      act={
        may('campaigns.create') && (
          <LinkButton href="/campaigns/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
            {t('new')}
          </LinkButton>
        )
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}
