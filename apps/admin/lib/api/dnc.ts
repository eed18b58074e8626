import {
  addDncAnswer,
  type AddDncRequest,
  dncCheckAnswer,
  dncCounts,
  dncEntryView,
  dncImportPreview,
  dncImportView,
  dncRecallPage,
  type PreviewDncImportRequest,
  type StartDncImportRequest,
} from '@callspool/contracts';
import { read, send } from './request';

export const DNC = ['dnc'] as const;
/** How often what may change by itself is asked again, such as how much has been recalled. */
export const BEAT_MS = 5_000;
const PROOF_MS = 2_000;

export const dncCountsQuery = {
  queryKey: [...DNC, 'counts'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(dncCounts, '/dnc/counts', {}, signal),
  refetchInterval: BEAT_MS,
};

export const dncEntryQuery = (id: string) => ({
  queryKey: [...DNC, 'entry', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(dncEntryView, `/dnc/${id}`, {}, signal),
});

/** What was past the send gate; asked again while some of it is neither given back nor ended. */
export const dncRecallsQuery = (of: { readonly entryId: string } | { readonly additionId: string }) => ({
  queryKey: [...DNC, 'recalls', of],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(dncRecallPage, '/dnc/recalls', { ...of, limit: 100 }, signal),
});

/** The same beat for a proof that is not whole yet. */
export const untilProven = (isWhole: boolean): number | false => (isWhole ? false : PROOF_MS);

/** Recalls that are not proven, newest first: the first few. */
export const openRecallsQuery = {
  queryKey: [...DNC, 'recalls', 'open'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    read(dncRecallPage, '/dnc/recalls', { open: true, limit: 4 }, signal),
  refetchInterval: BEAT_MS,
};

export const checkNumber = (number: string, country: string | null) =>
  read(dncCheckAnswer, '/dnc/check', { number, country });

export const addNumbers = (request: AddDncRequest) => send(addDncAnswer, 'POST', '/dnc', request);

export const removeEntry = (id: string, reason: string) =>
  send(dncEntryView, 'POST', `/dnc/${id}/removal`, { reason });

export const previewDncImport = (request: PreviewDncImportRequest) =>
  send(dncImportPreview, 'POST', '/dnc-imports/preview', request);

export const startDncImport = (request: StartDncImportRequest) =>
  send(dncImportView, 'POST', '/dnc-imports', request);

export const cancelDncImport = (id: string) => send(dncImportView, 'POST', `/dnc-imports/${id}/cancel`);

export const DNC_IMPORTS = ['dnc-imports'] as const;

export const dncImportQuery = (id: string) => ({
  queryKey: [...DNC_IMPORTS, id],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(dncImportView, `/dnc-imports/${id}`, {}, signal),
});
