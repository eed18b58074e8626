import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** Seconds since `at` (epoch ms by this browser's clock), counted on every second; null while there is no `at`. */
export function useAge(at: number): number | null {
  const [now, setNow] = useState(at);
  useEffect(() => {
    const update = (): void => setNow(Date.now());
    update();
    const timer = setInterval(update, TICK_MS);
    return () => clearInterval(timer);
  }, [at]);
  return at === 0 ? null : Math.max(0, (now - at) / 1000);
}
