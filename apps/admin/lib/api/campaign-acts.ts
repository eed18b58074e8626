import { archivedCampaign, callbackPage, campaignView, haltedCampaign } from '@callspool/contracts';
import { read, send, sendOnly } from './request';

/** Acts on one campaign that need nothing but the campaign. */
export const CAMPAIGN_ACTS = [
  'pause',
  'resume',
  'start',
  'unschedule',
  'drain',
  'archive',
  'remove',
] as const;
export type CampaignAct = (typeof CAMPAIGN_ACTS)[number];

export interface ActOutcome {
  /** Attempts that were past the send gate when a "no" was said. */
  readonly pastGate: number;
  /** Promised calls that will not happen. */
  readonly callbacksCancelled: number;
}

/** `reason`: of a pause. @throws ApiError with the reason when the campaign may not move so. */
export async function actOnCampaign(
  act: CampaignAct,
  id: string,
  reason: string | null = null,
): Promise<ActOutcome> {
  const path = `/campaigns/${id}/${act}`;
  switch (act) {
    case 'pause':
    case 'drain': {
      const { alreadyPastGate } = await send(
        haltedCampaign,
        'POST',
        path,
        reason === null ? undefined : { reason },
      );
      return { pastGate: alreadyPastGate.length, callbacksCancelled: 0 };
    }
    case 'archive': {
      const { callbacksCancelled } = await send(archivedCampaign, 'POST', path);
      return { pastGate: 0, callbacksCancelled };
    }
    case 'remove':
      await sendOnly('DELETE', `/campaigns/${id}`);
      return { pastGate: 0, callbacksCancelled: 0 };
    case 'resume':
    case 'start':
    case 'unschedule':
      await send(campaignView, 'POST', path);
      return { pastGate: 0, callbacksCancelled: 0 };
  }
}

const MOST = 200;

/** Open callbacks of some campaigns; of each at most 200 are counted, and `isMore` says that there are others. */
export const openCallbacks = (ids: readonly string[]) => ({
  queryKey: ['callbacks', 'open-of', ids],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const pages = await Promise.all(
      ids.map((campaignId) =>
        read(callbackPage, '/callbacks', { campaignId, state: 'open', limit: MOST }, signal),
      ),
    );
    return {
      callbacks: pages.reduce((sum, { items }) => sum + items.length, 0),
      isMore: pages.some(({ nextCursor }) => nextCursor !== null),
    };
  },
});
