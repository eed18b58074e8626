'use client';

import { contactPage } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CONTACT_FILTERS } from '../../../../components/contacts/contact-filters';
import { ContactTable } from '../../../../components/contacts/contact-table';
import { ExportButton } from '../../../../components/exports/export-button';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { useList } from '../../../../hooks/use-list';
import { CONTACTS } from '../../../../lib/api/contacts';
import { filterParser } from './filter/filter-address';
import { FilterBuilder } from './filter/filter-builder';
import { SavedFilters } from './filter/saved-filters';

/** Contacts of all lists, found by number, external id or name, or by a filter; search and filter take turns. */
export function Contacts() {
  const t = useTranslations('contacts');
  const [{ search, filter }, setFilter] = useQueryStates({ ...CONTACT_FILTERS, filter: filterParser });
  const [isBuilding, setBuilding] = useState(filter !== null);
  const query = filter === null ? { search } : { filter: JSON.stringify(filter) };
  const list = useList([...CONTACTS, 'all'], contactPage, '/contacts', query);
  return (
    <PageBody
      title={t('title')}
      facts={t('about')}
      isFull
      acts={<ExportButton kind="contacts" query={query} />}
    >
      <FilterBar
        search={search}
        searchLabel={t('search')}
        onSearch={(text) => void setFilter({ search: text, ...(text === null ? {} : { filter: null }) })}
      >
        <SavedFilters
          filter={filter}
          onChoose={(chosen) => {
            void setFilter({ filter: chosen, search: null });
            setBuilding(true);
          }}
        />
        <Button
          variant={filter === null ? 'default' : 'light'}
          size="xs"
          aria-expanded={isBuilding}
          leftSection={<IconFilter size={14} aria-hidden="true" />}
          onClick={() => setBuilding(!isBuilding)}
        >
          {t('filter.title')}
        </Button>
      </FilterBar>
      {isBuilding && (
        <FilterBuilder
          filter={filter}
          onChange={(next) => void setFilter({ filter: next, ...(next === null ? {} : { search: null }) })}
          onClose={() => setBuilding(false)}
        />
      )}
      <ContactTable
        label={t('title')}
        list={list}
        hasListColumn
        empty={
          filter !== null ? (
            <EmptyState title={t('filter.none')}>{t('filter.noneText')}</EmptyState>
          ) : search === null ? (
            <EmptyState title={t('none')} act={<LinkButton href="/lists">{t('toLists')}</LinkButton>}>
              {t('noneText')}
            </EmptyState>
          ) : (
            <EmptyState title={t('noMatch', { text: search })}>{t('noMatchText')}</EmptyState>
          )
        }
      />
    </PageBody>
  );
}
