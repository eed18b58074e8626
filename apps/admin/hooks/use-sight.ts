import { useEffect } from 'react';

const REST_MS = 300;

/** Tells which rows are drawn, `first` to `last`, once they have stayed so for a moment. */
export function useSight<T>(
  rows: readonly T[],
  first: number,
  last: number,
  onSight: ((rows: readonly T[]) => void) | undefined,
): void {
  useEffect(() => {
    if (onSight === undefined || rows.length === 0) return;
    const timer = setTimeout(() => onSight(rows.slice(first, last + 1)), REST_MS);
    return () => clearTimeout(timer);
  }, [rows, first, last, onSight]);
}
