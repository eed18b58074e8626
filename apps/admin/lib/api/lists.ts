import {
  contactListPage,
  type ContactListView,
  contactListView,
  type CreateContactListRequest,
  listSummaryAnswer,
  type UpdateContactListRequest,
  type ExportContactListQuery,
} from '@callspool/contracts';
import { read, send, apiPath } from './request';

export const LISTS = ['lists'] as const;

/** While a count is under way the next look comes soon; else as often as figures of this sort are counted. */
const COUNTING_MS = 1_500;
const COUNTED_MS = 15_000;

export const listQuery = (id: string) => ({
  queryKey: [...LISTS, 'one', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(contactListView, `/contact-lists/${id}`, {}, signal),
});

export const listSummaryQuery = (id: string) => ({
  queryKey: [...LISTS, 'summary', id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(listSummaryAnswer, `/contact-lists/${id}/summary`, {}, signal),
  refetchInterval: (query: { state: { data: { isCounting: boolean } | undefined } }) =>
    query.state.data?.isCounting === true ? COUNTING_MS : COUNTED_MS,
});

/** Lists that repeats may be looked for in: the first hundred by name. */
export const otherListsQuery = () => ({
  queryKey: [...LISTS, 'others'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(contactListPage, '/contact-lists', { limit: '100' }, signal),
});

/** Where the list is saved from, as a file for something else. */
export const exportHref = (id: string, { format, campaign, encoding }: ExportContactListQuery): string =>
  `${apiPath(`/contact-lists/${id}/export`)}?${new URLSearchParams({ format, campaign, encoding }).toString()}`;

export const createList = (request: CreateContactListRequest): Promise<ContactListView> =>
  send(contactListView, 'POST', '/contact-lists', request);

export const updateList = (id: string, request: UpdateContactListRequest): Promise<ContactListView> =>
  send(contactListView, 'PATCH', `/contact-lists/${id}`, request);

export const setArchived = (id: string, isArchived: boolean): Promise<ContactListView> =>
  send(contactListView, 'POST', `/contact-lists/${id}/${isArchived ? 'archive' : 'restore'}`);
