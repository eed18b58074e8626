import { activityView, campaignRowPage, type CampaignRowPage, overviewView } from '@callspool/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { PAGE_SIZE, type Query, read } from './request';

/** Under it lies everything that a change of a campaign makes old. */
export const OVERVIEW_KEY = ['overview'] as const;
export const CAMPAIGN_ROWS_KEY = [...OVERVIEW_KEY, 'campaigns'] as const;

const EVERY_MS = 5_000;
const ROWS_EVERY_MS = 20_000;
const ACTIVITY_EVERY_MS = 60_000;

export const overview = (timeZone: string) => ({
  queryKey: [...OVERVIEW_KEY, 'now', timeZone],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(overviewView, '/overview', { timeZone }, signal),
  refetchInterval: EVERY_MS,
});

export const activity = (timeZone: string) => ({
  queryKey: [...OVERVIEW_KEY, 'activity', timeZone],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(activityView, '/overview/activity', { timeZone }, signal),
  refetchInterval: ACTIVITY_EVERY_MS,
});

/** The table of campaigns by pages; the stream keeps what is in sight fresh, this brings in what is new. */
export const campaignRows = (query: Query) => ({
  queryKey: [...CAMPAIGN_ROWS_KEY, query],
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    read(campaignRowPage, '/overview/campaigns', { limit: PAGE_SIZE, ...query, cursor: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page: CampaignRowPage) => page.nextCursor,
  placeholderData: keepPreviousData,
  refetchInterval: ROWS_EVERY_MS,
});
