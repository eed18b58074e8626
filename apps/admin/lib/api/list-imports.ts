import {
  type ImportPreview,
  importPreview,
  type ListImportView,
  listImportView,
  type PreviewImportRequest,
  type StartImportRequest,
} from '@callspool/contracts';
import { keepPreviousData } from '@tanstack/react-query';
import { apiPath, read, send } from './request';

export const IMPORTS = ['list-imports'] as const;
const RUNNING_MS = 700;

/** An import and a dry run are told in the same words, under addresses of their own. */
export type RunKind = 'imports' | 'dry-runs';

export const isOver = ({ state }: Pick<ListImportView, 'state'>): boolean =>
  state !== 'uploaded' && state !== 'running';

/** Null as file: nothing is asked yet. */
export const previewQuery = (listId: string, request: PreviewImportRequest) => ({
  queryKey: [...IMPORTS, 'preview', listId, request],
  queryFn: (): Promise<ImportPreview> =>
    send(importPreview, 'POST', `/contact-lists/${listId}/imports/preview`, request),
  placeholderData: keepPreviousData,
  staleTime: Infinity,
  retry: false,
});

/** Asked again until it is over. */
export const runQuery = (kind: RunKind, listId: string, id: string) => ({
  queryKey: [...IMPORTS, kind, listId, id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(listImportView, `/contact-lists/${listId}/${kind}/${id}`, {}, signal),
  refetchInterval: (query: { state: { data: ListImportView | undefined } }) =>
    query.state.data !== undefined && isOver(query.state.data) && query.state.data.undo?.state !== 'running'
      ? (false as const)
      : RUNNING_MS,
});

export const startDryRun = (listId: string, request: StartImportRequest): Promise<ListImportView> =>
  send(listImportView, 'POST', `/contact-lists/${listId}/dry-runs`, request);

/** Makes the import that was tried. */
export const commitDryRun = (listId: string, id: string): Promise<ListImportView> =>
  send(listImportView, 'POST', `/contact-lists/${listId}/dry-runs/${id}/commit`);

export const cancelRun = (kind: RunKind, listId: string, id: string): Promise<ListImportView> =>
  send(listImportView, 'POST', `/contact-lists/${listId}/${kind}/${id}/cancel`);

export const undoImport = (listId: string, id: string): Promise<ListImportView> =>
  send(listImportView, 'POST', `/contact-lists/${listId}/imports/${id}/undo`);

/** Where the rejects are saved from. */
export const rejectsHref = (kind: RunKind, listId: string, id: string): string =>
  apiPath(`/contact-lists/${listId}/${kind}/${id}/rejects`);
