'use client';

import { contactPage } from '@callspool/contracts';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { CONTACT_FILTERS } from '../../../../components/contacts/contact-filters';
import { ContactTable } from '../../../../components/contacts/contact-table';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { PageBody } from '../../../../components/ui/page';
import { useList } from '../../../../hooks/use-list';
import { CONTACTS } from '../../../../lib/api/contacts';

/** Contacts of all lists, found by number, external id or name. */
export function Contacts() {
  const t = useTranslations('contacts');
  const [{ search }, setFilter] = useQueryStates(CONTACT_FILTERS);
  const list = useList([...CONTACTS, 'all'], contactPage, '/contacts', { search });
  return (
    <PageBody title={t('title')} facts={t('about')} isFull>
      <FilterBar
        search={search}
        searchLabel={t('search')}
        onSearch={(text) => void setFilter({ search: text })}
      />
      <ContactTable
        label={t('title')}
        list={list}
        hasListColumn
        empty={
          search === null ? (
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
