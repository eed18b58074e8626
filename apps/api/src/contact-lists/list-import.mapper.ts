import type { AnyListImportView, ListImportView } from '@callspool/contracts';
import { delimiterWord } from '../files/csv-dialect.js';
import { toMappingView } from './import-columns.js';
import type { AnyListImportRow, ListImportRow } from './list-imports.repository.js';

/** `now` is the end of the clock for the speed of an import that is still running. */
export function toListImportView(row: ListImportRow, now: Date): ListImportView {
  return {
    id: row.id,
    listId: row.listId,
    fileId: row.fileId,
    fileName: row.fileName,
    state: row.state,
    phase: row.phase,
    mapping: toMappingView(row.options.columns),
    format: {
      layout: row.options.layout ?? 'columns',
      delimiter: delimiterWord(row.options.dialect),
      encoding: row.options.encoding,
      hasHeader: row.options.hasHeader,
    },
    bytesTotal: row.bytesTotal,
    bytesRead: row.bytesRead,
    rowsRead: row.rowsRead,
    rowsAccepted: row.rowsAccepted,
    rowsRejected: row.rowsRejected,
    rejectCounts: row.rejectCounts,
    rowsUpdated: row.rowsUpdated,
    contactsRemoved: row.contactsRemoved,
    warnings: row.warnings,
    rowsPerSecond: rowsPerSecond(row, now),
    hasRejects: row.rejectsFileId !== null,
    report: row.report,
    undo:
      row.undoState === null
        ? null
        : {
            state: row.undoState,
            by: row.undoneBy ?? '',
            at: row.undoneAt?.toISOString() ?? null,
            error: row.undoError,
          },
    createdBy: row.createdBy,
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export const toAnyListImportView = (row: AnyListImportRow, now: Date): AnyListImportView => ({
  ...toListImportView(row, now),
  listName: row.listName,
});

function rowsPerSecond({ rowsRead, startedAt, finishedAt }: ListImportRow, now: Date): number | null {
  if (startedAt === null) return null;
  const seconds = ((finishedAt ?? now).getTime() - startedAt.getTime()) / 1000;
  return seconds <= 0 ? null : Math.round(rowsRead / seconds);
}

export const isOver = (view: ListImportView): boolean =>
  view.state !== 'uploaded' && view.state !== 'running';
