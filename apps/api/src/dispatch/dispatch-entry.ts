import type { ContactableEntry, ResultCounts } from '@callspool/domain';

/** A spool entry as dispatch works on it, with what it needs of its contact. */
export interface DispatchEntry extends ContactableEntry {
  readonly id: string;
  readonly contactId: string;
  readonly personId: string;
  readonly externalId: string | null;
  readonly contactName: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly priority: number;
  readonly lineNumber: number;
  readonly resultCounts: ResultCounts & Readonly<Record<string, number>>;
}

/** Columns of a DispatchEntry, from `spool_entry entry` joined with its `contact`. */
export const ENTRY_COLUMNS = `
  entry.id, entry.contact_id as "contactId", contact.person_id as "personId", contact.external_id as "externalId",
  contact.name as "contactName", contact.fields, entry.priority, contact.line_number as "lineNumber",
  entry.state::text as state, entry.not_before as "notBefore", entry.number_index as "numberIndex", entry.tries,
  contact.agent, entry.result_counts as "resultCounts"`;
