import { type CreateExportRequest, type ExportView, exportView } from '@callspool/contracts';
import { apiPath, type Query, send } from './request';

export const EXPORTS = ['exports'] as const;

/** Orders a file of a list as it is filtered: `query` is what the list itself is asked with. */
export const createExport = (
  kind: CreateExportRequest['kind'],
  query: Query,
  options: Partial<CreateExportRequest['options']>,
): Promise<ExportView> => send(exportView, 'POST', '/exports', { kind, query: textsOf(query), options });

export const cancelExport = (id: string): Promise<ExportView> =>
  send(exportView, 'POST', `/exports/${id}/cancel`);

/** Where a browser fetches the file. */
export const exportFilePath = (id: string): string => apiPath(`/exports/${id}/file`);

/** As the address of the list would carry them. */
function textsOf(query: Query): Record<string, string> {
  const search = new URLSearchParams(apiPath('', query).split('?')[1] ?? '');
  return Object.fromEntries(search);
}
