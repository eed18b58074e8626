import { stopAnswer, stopView } from '@callspool/contracts';
import { read, send } from './request';

const EVERY_MS = 5_000;

export const STOP_KEY = ['stop'] as const;

/** Whether everything is stopped, by whom and why, and how many calls are in flight. */
export const stopState = {
  queryKey: STOP_KEY,
  queryFn: ({ signal }: { signal: AbortSignal }) => read(stopView, '/stop', {}, signal),
  refetchInterval: EVERY_MS,
};

export const stopEverything = (reason: string) => send(stopAnswer, 'POST', '/stop', { reason });
export const releaseStop = (reason: string) => send(stopAnswer, 'POST', '/stop/release', { reason });
