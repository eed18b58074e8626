import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;
let current = 0;
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    current = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/**
 * This browser's clock in epoch ms, renewed every second, one timer for the whole page; null while the server renders, so
 * that nothing is said of a time the browser may see otherwise.
 */
export const useNow = (): number | null =>
  useSyncExternalStore<number | null>(
    subscribe,
    () => (current === 0 ? (current = Date.now()) : current),
    () => null,
  );
