import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useState } from 'react';
import type { Selection } from './data-table-types';

interface Options<T> {
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly onOpen: ((row: T) => void) | undefined;
  readonly selection: Selection | undefined;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
}

/** One row takes the focus at a time: arrows or J and K move it, Enter opens, X chooses. */
export function useRowKeys<T>({ rows, rowKey, onOpen, selection, virtual }: Options<T>) {
  const [focused, setFocused] = useState(0);
  const move = (to: number): void => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    virtual.scrollToIndex(index);
    setFocused(index);
    // The row may have to be drawn first.
    requestAnimationFrame(() =>
      virtual.scrollElement
        ?.querySelector<HTMLElement>(`tr[data-row="${index}"]`)
        ?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('tr[data-row]') !== event.target) return;
    const act = {
      ArrowDown: () => move(focused + 1),
      j: () => move(focused + 1),
      ArrowUp: () => move(focused - 1),
      k: () => move(focused - 1),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => withRow(focused, (row) => onOpen?.(row)),
      x: () => withRow(focused, (row) => selection?.toggle(rowKey(row))),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const withRow = (index: number, use: (row: T) => void): void => {
    const row = rows[index];
    if (row !== undefined) use(row);
  };
  const rowProps = (index: number, isFocused: boolean) => ({
    'data-row': index,
    tabIndex: isFocused ? 0 : -1,
    onFocus: () => setFocused(index),
    onClick: (event: React.MouseEvent<HTMLElement>) => {
      // A link, a switch or a menu within the row acts by itself; text that is being marked is no click.
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('a, button, input, label, [role=menu]') !== null) return;
      if (getSelection()?.type === 'Range') return;
      withRow(index, (row) => onOpen?.(row));
    },
  });
  return { focused: Math.min(focused, Math.max(0, rows.length - 1)), onKeyDown, rowProps };
}
