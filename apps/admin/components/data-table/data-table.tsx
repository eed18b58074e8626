'use client';

import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useIsPhone } from '../../hooks/use-is-phone';
import { useSight } from '../../hooks/use-sight';
import { PhoneCards } from './phone-cards';
import { SkeletonRows } from './skeleton-rows';
import type { DataTableProps } from './data-table-types';
import styles from './data-table.module.css';
import { useRowKeys } from './use-row-keys';

/** Pages are asked for while so many rows are still ahead, so that a scroll never meets blank ones. */
const AHEAD_ROWS = 40;

/**
 * A keyset list as a table from edge to edge that scrolls by itself and draws only the rows in sight, so that a million
 * rows cost as much as fifty. Columns have fixed widths; on a phone each row is a card. Arrows or J and K move, Enter
 * opens, X chooses.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const isPhone = useIsPhone();
  return isPhone ? <PhoneCards {...props} /> : <WideTable {...props} />;
}

function WideTable<T>({
  label,
  columns,
  rows,
  rowKey,
  rowHeight = 48,
  total,
  isLoading,
  hasMore,
  onMore,
  onSight,
  empty,
  onOpen,
  openKey,
  selection,
  sort,
  onSort,
}: DataTableProps<T>) {
  const t = useTranslations('common.table');
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    getItemKey: (index) => rowKey(rows[index] as T),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - AHEAD_ROWS) onMore();
  }, [hasMore, isLoading, last, rows.length, onMore]);
  useSight(rows, items[0]?.index ?? 0, last, onSight);
  const { focused, onKeyDown, rowProps } = useRowKeys({ rows, rowKey, onOpen, selection, virtual });
  if (rows.length === 0 && !isLoading) return <>{empty}</>;
  const span = columns.length + (selection === undefined ? 0 : 1);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const chosen = rows.filter((row) => selection?.chosen.has(rowKey(row)) === true).length;
  return (
    <div className={styles.scroller} ref={scroller} onKeyDown={onKeyDown}>
      <table
        className={styles.table}
        aria-label={label}
        aria-rowcount={total ?? (hasMore ? -1 : rows.length + 1)}
        style={{
          minWidth: columns.reduce((sum, { width }) => sum + width, selection === undefined ? 0 : 48),
        }}
      >
        <colgroup>
          {selection !== undefined && <col style={{ width: 48 }} />}
          {columns.map(({ key, width, isGrowing = false }) => (
            <col key={key} style={isGrowing ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selection !== undefined && (
              <th scope="col">
                <Checkbox
                  size="xs"
                  aria-label={t('chooseAll')}
                  checked={chosen > 0 && chosen === rows.length}
                  indeterminate={chosen > 0 && chosen < rows.length}
                  onChange={() =>
                    selection.onChange(chosen === rows.length ? new Set() : new Set(rows.map(rowKey)))
                  }
                />
              </th>
            )}
            {columns.map(({ key, head, isNumber = false, sortKey }) => {
              const isSorted = sortKey !== undefined && sort?.key === sortKey;
              return (
                <th
                  key={key}
                  scope="col"
                  data-number={isNumber || undefined}
                  {...(sortKey === undefined
                    ? {}
                    : { 'aria-sort': !isSorted ? 'none' : sort.isDown ? 'descending' : 'ascending' })}
                >
                  {sortKey === undefined || onSort === undefined ? (
                    head
                  ) : (
                    <button
                      type="button"
                      className={styles.sort}
                      data-sorted={isSorted || undefined}
                      onClick={() => onSort({ key: sortKey, isDown: isSorted ? !sort.isDown : false })}
                    >
                      {head}
                      {isSorted &&
                        (sort.isDown ? (
                          <IconArrowDown size={14} aria-hidden="true" />
                        ) : (
                          <IconArrowUp size={14} aria-hidden="true" />
                        ))}
                    </button>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && (
            <tr aria-hidden="true" style={{ height: before }}>
              <td colSpan={span} />
            </tr>
          )}
          {items.map(({ index, key }) => {
            const row = rows[index] as T;
            const id = rowKey(row);
            const isChosen = selection?.chosen.has(id) === true;
            return (
              <tr
                key={key as string}
                aria-rowindex={index + 2}
                aria-selected={selection === undefined ? undefined : isChosen}
                data-openable={onOpen !== undefined || undefined}
                aria-current={openKey === id || undefined}
                style={{ height: rowHeight }}
                {...rowProps(index, focused === index)}
              >
                {selection !== undefined && (
                  <td>
                    <Checkbox
                      size="xs"
                      tabIndex={-1}
                      aria-label={t('choose')}
                      checked={isChosen}
                      onClick={(event) => event.stopPropagation()}
                      onChange={() => selection.toggle(id)}
                    />
                  </td>
                )}
                {columns.map(({ key: column, cell, isNumber = false }) => (
                  <td
                    key={column}
                    data-number={isNumber || undefined}
                    className={isNumber ? 'tabular' : undefined}
                  >
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && (
            <tr aria-hidden="true" style={{ height: after }}>
              <td colSpan={span} />
            </tr>
          )}
          {isLoading && <SkeletonRows columns={span} rows={rows.length === 0 ? 12 : 3} height={rowHeight} />}
        </tbody>
      </table>
    </div>
  );
}
