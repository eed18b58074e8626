import { callRecordCounts, callRecordDetail } from '@callspool/contracts';
import { type Query, read, send } from './request';

export const CALL_RECORDS = ['call-records'] as const;
const BEAT_MS = 10_000;

/** What waits for a person, narrowed like the list. */
export const callRecordCountsQuery = (narrowing: Query) => ({
  queryKey: [...CALL_RECORDS, 'counts', narrowing],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(callRecordCounts, '/call-records/counts', narrowing, signal),
  refetchInterval: BEAT_MS,
});

export const callRecordQuery = (id: string) => ({
  queryKey: [...CALL_RECORDS, 'one', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(callRecordDetail, `/call-records/${id}`, {}, signal),
});

export const reviewRecord = (id: string) => send(callRecordDetail, 'POST', `/call-records/${id}/review`);
