import { useNow } from './use-now';

/** Seconds since `at` (epoch ms by this browser's clock), counted on every second; null while there is no `at`. */
export function useAge(at: number): number | null {
  const now = useNow();
  return at === 0 || now === null ? null : Math.max(0, (now - at) / 1000);
}
