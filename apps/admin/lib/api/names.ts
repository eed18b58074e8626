import { campaignView } from '@callspool/contracts';
import { read } from './request';

/** The name of a campaign by its id, where only that is known. */
export const campaignName = (id: string) => ({
  queryKey: ['campaign-name', id],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await read(campaignView, `/campaigns/${id}`, {}, signal)).name,
  enabled: id !== '',
  staleTime: 60_000,
});
