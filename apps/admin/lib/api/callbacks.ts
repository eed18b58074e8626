import {
  callbackAgentPage,
  callbackCounts,
  callbackView,
  contactPage,
  contactView,
  type CreateCallbackRequest,
  promisedCallback,
  type UpdateCallbackRequest,
} from '@callspool/contracts';
import { type Query, read, send } from './request';

export const CALLBACKS = ['callbacks'] as const;
const BEAT_MS = 5_000;

/** How many there are in each state, narrowed like the list. */
export const callbackCountsQuery = (narrowing: Query) => ({
  queryKey: [...CALLBACKS, 'counts', narrowing],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(callbackCounts, '/callbacks/counts', narrowing, signal),
  refetchInterval: BEAT_MS,
});

export const callbackQuery = (id: string) => ({
  queryKey: [...CALLBACKS, 'one', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(callbackView, `/callbacks/${id}`, {}, signal),
  refetchInterval: BEAT_MS,
});

const MOST_AGENTS = 200;

/** Our people to whom one may be handed, by name. */
export const callbackAgentsQuery = {
  queryKey: ['callback-agents'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { items } = await read(callbackAgentPage, '/callbacks/agents', { limit: MOST_AGENTS }, signal);
    return items.sort((one, other) => one.name.localeCompare(other.name));
  },
  staleTime: 60_000,
};

export const makeCallback = (request: CreateCallbackRequest) =>
  send(promisedCallback, 'POST', '/callbacks', request);

export const changeCallback = (id: string, change: UpdateCallbackRequest) =>
  send(promisedCallback, 'PATCH', `/callbacks/${id}`, change);

export const cancelCallback = (id: string, reason: string) =>
  send(callbackView, 'POST', `/callbacks/${id}/cancel`, { reason });

export const contactQuery = (id: string) => ({
  queryKey: ['contacts', 'one', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(contactView, `/contacts/${id}`, {}, signal),
  enabled: id !== '',
});

const SHOWN_CONTACTS = 12;

/** Contacts by whatever a person types: a number, an external id, a name. */
export const contactSearchQuery = (search: string) => ({
  queryKey: ['contacts', 'search', search],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(contactPage, '/contacts', { search, limit: SHOWN_CONTACTS }, signal),
  enabled: search.length >= 2,
});
