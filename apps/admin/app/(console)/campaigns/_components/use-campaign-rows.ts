'use client';

import { type CampaignRow, type CampaignRowPage, campaignRowsEvent } from '@callspool/contracts';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useEventStream } from '../../../../hooks/use-event-stream';
import { campaignRows } from '../../../../lib/api/overview';
import type { Query } from '../../../../lib/api/request';
import { viewerZone } from '../../../../lib/format/viewer-zone';
import { withChanges } from './with-changes';

type Pages = InfiniteData<CampaignRowPage, string | null>;

/** The API takes no more at once; so many rows never stand in one sight. */
const MOST_WATCHED = 100;

/** The table's rows by pages; what changes of those in sight comes by itself, so that every open browser shows the same. */
export function useCampaignRows(query: Query) {
  const timeZone = viewerZone();
  const queries = useQueryClient();
  const options = campaignRows({ ...query, timeZone });
  const asked = useInfiniteQuery(options);
  const { data, fetchNextPage, refetch } = asked;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const [inSight, setInSight] = useState<readonly string[]>([]);
  const watched = inSight.length > 0 ? inSight : rows.slice(0, MOST_WATCHED).map(({ id }) => id);
  const stream = useEventStream(
    watched.length === 0 ? null : '/overview/campaigns/events',
    {
      rows: (event) => {
        const { rows: changed, gone } = campaignRowsEvent.parse(event);
        if (changed.length === 0 && gone.length === 0) return;
        queries.setQueryData<Pages>(options.queryKey, (was) => withChanges(was, changed, gone));
      },
      problem: () => undefined,
    },
    { ids: watched, timeZone },
  );
  return {
    rows,
    counts: data?.pages[0]?.counts ?? null,
    stream,
    isLoading: asked.isFetchingNextPage || asked.isPending,
    hasMore: asked.hasNextPage,
    error: asked.error,
    onMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    refetch: useCallback(() => void refetch(), [refetch]),
    onSight: useCallback((seen: readonly CampaignRow[]) => {
      const ids = seen.slice(0, MOST_WATCHED).map(({ id }) => id);
      setInSight((was) => (was.join() === ids.join() ? was : ids));
    }, []),
  };
}
