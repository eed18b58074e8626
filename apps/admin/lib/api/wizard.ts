import {
  campaignPreview,
  campaignView,
  type ConfirmationsRequest,
  type CreateCampaignRequest,
  connectionPage,
  type PreviewCampaignRequest,
  preflightReport,
  type UpdateCampaignRequest,
  vendorCampaigns,
} from '@callspool/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { campaignKey } from './campaign';
import { read, send } from './request';

/** A campaign to be edited: read once, so that nothing changes under the hands of whoever fills a form in. */
export const campaignToEdit = (id: string) => ({
  queryKey: [...campaignKey(id), 'to-edit'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(campaignView, `/campaigns/${id}`, {}, signal),
  staleTime: Infinity,
  gcTime: 0,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});

export const createCampaign = (request: CreateCampaignRequest) =>
  send(campaignView, 'POST', '/campaigns', request);
export const updateCampaign = (id: string, change: UpdateCampaignRequest) =>
  send(campaignView, 'PATCH', `/campaigns/${id}`, change);
export const confirmOfDialer = (id: string, request: ConfirmationsRequest) =>
  send(campaignView, 'POST', `/campaigns/${id}/confirmations`, request);
export const startCampaign = (id: string) => send(campaignView, 'POST', `/campaigns/${id}/start`);
export const attachList = (id: string, listId: string) =>
  send(campaignView, 'POST', `/campaigns/${id}/lists`, { listId });
export const detachList = (id: string, listId: string) =>
  send(campaignView, 'DELETE', `/campaigns/${id}/lists/${listId}`);

export const preflight = (id: string) => ({
  queryKey: [...campaignKey(id), 'preflight'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(preflightReport, `/campaigns/${id}/preflight`, {}, signal),
});

/** What settings come to, whether they are saved or not; the answer before stays while the next one is on its way. */
export const previewOf = (request: PreviewCampaignRequest | null) => ({
  queryKey: ['campaign-preview', request],
  queryFn: () => send(campaignPreview, 'POST', '/campaigns/preview', request),
  enabled: request !== null,
  placeholderData: keepPreviousData,
  staleTime: 30_000,
});

const MOST = 200;

/** The connections that campaigns can run on; archived ones left out. */
export const connectionChoices = {
  queryKey: ['connections', 'choices'],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await read(connectionPage, '/connections', { limit: MOST }, signal)).items,
};

/** The vendor's own campaigns. It is asked each time, so a failure is told and not tried again and again. */
export const vendorCampaignsOf = (connectionId: string | null) => ({
  queryKey: ['connections', connectionId, 'vendor-campaigns'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(vendorCampaigns, `/connections/${connectionId}/vendor-campaigns`, {}, signal),
  enabled: connectionId !== null,
  retry: false,
  staleTime: 30_000,
});
