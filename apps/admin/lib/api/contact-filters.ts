import {
  type ContactFilter,
  contactFilterPage,
  type ContactFilterView,
  contactFilterView,
  type CreateContactFilterRequest,
  filterPreview,
  type UpdateContactFilterRequest,
} from '@callspool/contracts';
import { read, send, sendOnly } from './request';

export const CONTACT_FILTERS_KEY = ['contact-filters'] as const;
const MOST = 200;

export const savedFiltersQuery = () => ({
  queryKey: [...CONTACT_FILTERS_KEY, 'all'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(contactFilterPage, '/contact-filters', { limit: MOST }, signal),
});

/** How many contacts a filter finds; null: there is nothing to ask yet. */
export const filterPreviewQuery = (filter: ContactFilter | null) => ({
  queryKey: ['contacts', 'preview', filter],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(filterPreview, '/contacts/preview', { filter: JSON.stringify(filter) }, signal),
  enabled: filter !== null,
});

export const createFilter = (request: CreateContactFilterRequest): Promise<ContactFilterView> =>
  send(contactFilterView, 'POST', '/contact-filters', request);

export const updateFilter = (id: string, request: UpdateContactFilterRequest): Promise<ContactFilterView> =>
  send(contactFilterView, 'PATCH', `/contact-filters/${id}`, request);

export const removeFilter = (id: string): Promise<void> => sendOnly('DELETE', `/contact-filters/${id}`);
