import { campaignView, connectionPage, contactListView } from '@callspool/contracts';
import { read } from './request';

/** The name of a campaign by its id, where only that is known. */
export const campaignName = (id: string) => ({
  queryKey: ['campaign-name', id],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await read(campaignView, `/campaigns/${id}`, {}, signal)).name,
  enabled: id !== '',
  staleTime: 60_000,
});

const MOST_CONNECTIONS = 200;

/** The connections of the house by name, for a filter; archived ones left out. */
export const connectionNames = {
  queryKey: ['connection-names'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { items } = await read(connectionPage, '/connections', { limit: MOST_CONNECTIONS }, signal);
    return items
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => one.name.localeCompare(other.name));
  },
  staleTime: 60_000,
};

/** The name of a contact list by its id. */
export const listName = (id: string) => ({
  queryKey: ['list-name', id],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await read(contactListView, `/contact-lists/${id}`, {}, signal)).name,
  staleTime: 60_000,
});
