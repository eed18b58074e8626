'use client';

import { contactPage } from '@callspool/contracts';
import { useQueryStates } from 'nuqs';
import { useTranslations } from 'use-intl';
import { ContactTable } from '../../../../components/contacts/contact-table';
import { CONTACT_FILTERS } from '../../../../components/contacts/contact-filters';
import { ExportButton } from '../../../../components/exports/export-button';
import { FilterBar } from '../../../../components/filters/filter-bar';
import { useMay } from '../../../../components/session/session-context';
import { EmptyState } from '../../../../components/ui/empty-state';
import { LinkButton } from '../../../../components/ui/link-button';
import { useList } from '../../../../hooks/use-list';
import { CONTACTS } from '../../../../lib/api/contacts';
import { ListFrame } from './list-frame';
import { NewContact } from './new-contact';

const EVERY_MS = 20_000;

/** The contacts of a list in the order of its files, or those that a search finds. */
export function ListContacts({ listId }: { readonly listId: string }) {
  const t = useTranslations('lists');
  const may = useMay();
  const [{ search }, setFilter] = useQueryStates(CONTACT_FILTERS);
  const list = useList(
    [...CONTACTS, 'list', listId],
    contactPage,
    `/contact-lists/${listId}/contacts`,
    { search },
    { refetchInterval: EVERY_MS },
  );
  return (
    <ListFrame listId={listId} isFull>
      {({ name, archivedAt }) => (
        <>
          <FilterBar
            search={search}
            searchLabel={t('searchContacts')}
            onSearch={(text) => void setFilter({ search: text })}
          >
            <ExportButton kind="contacts" query={{ search, listId }} size="xs" />
            {may('contacts.edit') && archivedAt === null && <NewContact listId={listId} />}
          </FilterBar>
          <ContactTable
            label={t('contactsOf', { name })}
            list={list}
            empty={
              search === null ? (
                <EmptyState
                  title={t('empty.contacts')}
                  act={
                    may('lists.import') &&
                    archivedAt === null && (
                      <LinkButton href={`/lists/${listId}/import`}>{t('importInto')}</LinkButton>
                    )
                  }
                >
                  {t('empty.contactsText')}
                </EmptyState>
              ) : (
                <EmptyState title={t('empty.noMatchOf', { text: search })}>
                  {t('empty.noContactText')}
                </EmptyState>
              )
            }
          />
        </>
      )}
    </ListFrame>
  );
}
