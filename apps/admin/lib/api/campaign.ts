import {
  auditPage,
  campaignDiagnostics,
  campaignProgress,
  campaignView,
  type CloneCampaignRequest,
  entryPage,
  entryWhy,
  pastGatePage,
  resultsByHour,
  testCallAnswer,
  type TestCallRequest,
} from '@callspool/contracts';
import { read, send } from './request';

/** Under it lies everything that is asked about one campaign. */
export const campaignKey = (id: string) => ['campaign', id] as const;

const EVERY_MS = 5_000;

export const oneCampaign = (id: string) => ({
  queryKey: [...campaignKey(id), 'view'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(campaignView, `/campaigns/${id}`, {}, signal),
});

export const campaignProgressOf = (id: string) => ({
  queryKey: [...campaignKey(id), 'progress'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(campaignProgress, `/campaigns/${id}/progress`, {}, signal),
  refetchInterval: EVERY_MS,
});

/** While calls end, their number goes down by itself. */
const ENDING_MS = 2_000;

export const pastGateOf = (id: string) => ({
  queryKey: [...campaignKey(id), 'past-gate'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(pastGatePage, `/campaigns/${id}/past-gate`, {}, signal),
  refetchInterval: ENDING_MS,
});

export const diagnosticsOf = (id: string) => ({
  queryKey: [...campaignKey(id), 'diagnostics'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(campaignDiagnostics, `/campaigns/${id}/diagnostics`, {}, signal),
  refetchInterval: EVERY_MS,
});

export const resultsByHourOf = (id: string, timeZone: string) => ({
  queryKey: [...campaignKey(id), 'results-by-hour', timeZone],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(resultsByHour, `/campaigns/${id}/results-by-hour`, { timeZone }, signal),
  refetchInterval: EVERY_MS,
});

export const entryPath = (id: string): string => `/campaigns/${id}/entries`;
export { auditPage, entryPage };

export const whyOf = (campaignId: string, entryId: string) => ({
  queryKey: [...campaignKey(campaignId), 'why', entryId],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(entryWhy, `${entryPath(campaignId)}/${entryId}/why`, {}, signal),
});

export const cloneCampaign = (id: string, request: CloneCampaignRequest) =>
  send(campaignView, 'POST', `/campaigns/${id}/clone`, request);

export const makeTestCall = (id: string, request: TestCallRequest) =>
  send(testCallAnswer, 'POST', `/campaigns/${id}/test-call`, request);

export const scheduleCampaign = (id: string, startAt: string) =>
  send(campaignView, 'POST', `/campaigns/${id}/schedule`, { startAt });
