import type { CampaignView, PreviewCampaignRequest } from '@callspool/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { previewOf } from '../../lib/api/wizard';

/** What a step may have changed of the settings. */
export type PreviewChange = Partial<Omit<PreviewCampaignRequest, 'campaignId' | 'connectionId'>>;

const TYPED_MS = 400;

/** What the campaign comes to with the settings as they stand in the form. Without lists there is nothing to count. */
export function usePreview(campaign: CampaignView, change: PreviewChange) {
  const [settled] = useDebouncedValue(JSON.stringify(requestOf(campaign, change)), TYPED_MS);
  const request = JSON.parse(settled) as PreviewCampaignRequest;
  const isEmpty = request.listIds.length === 0 && !campaign.hasRun;
  return useQuery(previewOf(isEmpty ? null : request));
}

function requestOf(campaign: CampaignView, change: PreviewChange): PreviewCampaignRequest {
  const { id, connectionId, listIds, groupId, timeZone, dialingHoursId, contactingHoursId } = campaign;
  const { startAt, endAt, callsPerSecond, maxConcurrent, weight } = campaign;
  const lists = [...(change.listIds ?? listIds)].sort();
  return {
    campaignId: id,
    connectionId,
    groupId,
    timeZone,
    dialingHoursId,
    contactingHoursId,
    startAt,
    endAt,
    callsPerSecond,
    maxConcurrent,
    weight,
    ...change,
    listIds: lists,
  };
}
