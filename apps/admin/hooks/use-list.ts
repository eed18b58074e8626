import type { Page } from '@callspool/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import { listOptions, type Query } from '../lib/api/request';

/** What a table needs of a keyset list: the rows so far and the way to more. */
export interface List<T> {
  readonly rows: readonly T[];
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly error: Error | null;
  readonly refetch: () => void;
  /** The rows belong to the filter before; the new ones are on their way. */
  readonly isPrevious: boolean;
}

const RENEWED_PAGES = 2;

/** A keyset list of the API by pages; with another filter the rows before stay until the new ones are there. */
export function useList<T>(
  key: readonly unknown[],
  schema: z.ZodType<Page<T>>,
  path: string,
  query: Query = {},
  options: { readonly refetchInterval?: number; readonly enabled?: boolean } = {},
): List<T> {
  const { refetchInterval, ...others } = options;
  const asked = useInfiniteQuery({
    ...listOptions(key, schema, path, query),
    placeholderData: keepPreviousData,
    ...others,
    // Renewing asks for every page that is here: whoever has scrolled far reads what was there.
    refetchInterval: ({ state }) =>
      (state.data?.pages.length ?? 0) <= RENEWED_PAGES ? (refetchInterval ?? false) : false,
  });
  const { data, fetchNextPage, refetch } = asked;
  return {
    rows: useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]),
    isLoading: asked.isFetchingNextPage || (asked.isPending && asked.fetchStatus !== 'idle'),
    hasMore: asked.hasNextPage,
    onMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    error: asked.error,
    refetch: useCallback(() => void refetch(), [refetch]),
    isPrevious: asked.isPlaceholderData,
  };
}
