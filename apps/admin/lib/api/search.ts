import { searchAnswer } from '@callspool/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { read } from './request';

/** What somebody may mean, among what they may see. */
export const search = (q: string) => ({
  queryKey: ['search', q],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(searchAnswer, '/search', { q }, signal),
  enabled: q !== '',
  placeholderData: keepPreviousData,
  staleTime: 10_000,
});
