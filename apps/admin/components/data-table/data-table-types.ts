import type { ReactNode } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly head: ReactNode;
  /** In pixels; the one growing column takes at least so much. */
  readonly width: number;
  /** Takes the room that the others leave; one column at most. */
  readonly isGrowing?: boolean;
  /** To the right, in figures of one width. */
  readonly isNumber?: boolean;
  /** The word by which the API sorts; absent: not sortable. */
  readonly sortKey?: string;
  readonly cell: (row: T) => ReactNode;
}

export interface Sort {
  readonly key: string;
  readonly isDown: boolean;
}

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

export interface DataTableProps<T> {
  /** What the table lists, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  /** 36 for one line, 48 for two (when absent), 30 in live views. */
  readonly rowHeight?: number;
  /** How many there are altogether, when that is known. */
  readonly total?: number;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  /** Told of the rows that are drawn, once the scroll has come to rest. */
  readonly onSight?: (rows: readonly T[]) => void;
  /** Instead of the table when there is no row. */
  readonly empty: ReactNode;
  readonly onOpen?: (row: T) => void;
  /** The row that is open beside the table. */
  readonly openKey?: string | null;
  readonly selection?: Selection;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort) => void;
  /** A row on a phone: three lines at most. */
  readonly card: (row: T) => ReactNode;
}
