'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useSight } from '../../hooks/use-sight';
import type { DataTableProps } from './data-table-types';
import styles from './data-table.module.css';

const CARD_PX = 88;

/** The rows of a table as cards of about three lines, drawn only where they are in sight. */
export function PhoneCards<T>({
  label,
  rows,
  rowKey,
  isLoading,
  hasMore,
  onMore,
  onSight,
  empty,
  onOpen,
  card,
}: DataTableProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PX,
    overscan: 10,
    getItemKey: (index) => rowKey(rows[index] as T),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - 20) onMore();
  }, [hasMore, isLoading, last, rows.length, onMore]);
  useSight(rows, items[0]?.index ?? 0, last, onSight);
  if (rows.length === 0 && !isLoading) return <>{empty}</>;
  return (
    // Cards that open are reached one by one; else the keyboard needs a place from which to scroll.
    <div className={styles.scroller} ref={scroller} tabIndex={onOpen === undefined ? 0 : undefined}>
      <ul
        className={styles.cards}
        aria-label={label}
        aria-busy={isLoading}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, key, start }) => {
          const row = rows[index] as T;
          const place = { transform: `translateY(${start}px)` };
          const common = { ref: virtual.measureElement, 'data-index': index };
          return (
            <li key={key as string} className={styles.card} style={place} {...common}>
              {onOpen === undefined ? (
                card(row)
              ) : (
                <div
                  className={styles.cardOpen}
                  role="link"
                  tabIndex={0}
                  onClick={() => onOpen(row)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
                  }}
                >
                  {card(row)}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
