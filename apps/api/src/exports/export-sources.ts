import {
  attemptQuery,
  attemptView,
  type AttemptView,
  type AuditEntryView,
  auditQuery,
  callbackQuery,
  type CallbackView,
  callRecordItem,
  type CallRecordItem,
  callRecordQuery,
  contactQuery,
  type DncEntryView,
  dncQuery,
  entryQuery,
  type EntryView,
  type ExportKind,
  id,
  type Issue,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AttemptsService } from '../attempts/attempts.service.js';
import { AuditService } from '../audit/audit.service.js';
import { CallRecordsService } from '../call-records/call-records.service.js';
import { CallbacksService } from '../callbacks/callbacks.service.js';
import { AppError } from '../common/errors/app-error.js';
import { ContactsService } from '../contact-lists/contacts.service.js';
import { ProgressService } from '../dispatch/progress.service.js';
import { DncListService } from '../dnc/dnc-list.service.js';
import { contactColumns } from './contact-columns.js';
import { type ExportSource, fieldColumns } from './export-source.js';

/** Rows that are read at once: few enough that a page is small beside the process. */
const PAGE = 1_000;

const QUERIES = {
  contacts: contactQuery.extend({ listId: id.optional() }),
  call_records: callRecordQuery,
  attempts: attemptQuery,
  dnc: dncQuery,
  entries: entryQuery.extend({ campaignId: id }),
  callbacks: callbackQuery,
  audit: auditQuery,
} as const satisfies Record<ExportKind, z.ZodObject>;

const ENTRY = fieldColumns<EntryView>([
  'id',
  'contactId',
  'contactName',
  'externalId',
  'numbers',
  'zones',
  'state',
  'blocks',
  'tries',
  'priority',
  'lastResult',
  'doneReason',
  'eligibleAt',
  'evaluatedAt',
  'updatedAt',
]);
const DNC = fieldColumns<DncEntryView>([
  'id',
  'value',
  'match',
  'scope',
  'groupName',
  'campaignName',
  'reason',
  'source',
  'createdBy',
  'createdAt',
  'expiresAt',
  'removedAt',
  'removedBy',
  'removedReason',
]);
const CALLBACK = fieldColumns<CallbackView>([
  'id',
  'campaignName',
  'contactId',
  'contactName',
  'number',
  'dueAt',
  'timeZone',
  'agent',
  'agentUserName',
  'state',
  'blocks',
  'missedCode',
  'missedReason',
  'cancelReason',
  'note',
  'source',
  'createdBy',
  'createdAt',
  'settledAt',
  'settledBy',
]);
const AUDIT = [
  ...fieldColumns<AuditEntryView>(['id', 'at']),
  { name: 'actorKind', of: ({ actor }: AuditEntryView) => actor.kind },
  { name: 'actor', of: ({ actor }: AuditEntryView) => actor.name },
  ...fieldColumns<AuditEntryView>([
    'action',
    'objectType',
    'objectId',
    'objectName',
    'before',
    'after',
    'requestId',
  ]),
];
/** All fields of the contract, in its order: what it gains, the file gains. */
const ATTEMPT = fieldColumns<AttemptView>(Object.keys(attemptView.shape) as (keyof AttemptView)[]);
const RECORD = fieldColumns<CallRecordItem>(Object.keys(callRecordItem.shape) as (keyof CallRecordItem)[]);

/** Knows for each kind of list how its query is read and how it is walked. */
@Injectable()
export class ExportSources {
  constructor(
    private readonly contacts: ContactsService,
    private readonly records: CallRecordsService,
    private readonly attempts: AttemptsService,
    private readonly dnc: DncListService,
    private readonly entries: ProgressService,
    private readonly callbacks: CallbacksService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Refuses a query that the list does not take: a misspelt filter must not export everything.
   * @throws AppError `request.invalid`
   */
  check(kind: ExportKind, query: Readonly<Record<string, string>>): void {
    this.read(kind, query, undefined);
  }

  source(kind: ExportKind, query: Readonly<Record<string, string>>): ExportSource {
    const read = (cursor: string | undefined) => this.read(kind, query, cursor) as never;
    const sources: Record<ExportKind, () => ExportSource> = {
      contacts: () => walked(contactColumns, (cursor) => this.contactPage(read(cursor))),
      call_records: () =>
        walked(
          () => RECORD,
          (cursor) => this.records.list(read(cursor)),
        ),
      attempts: () =>
        walked(
          () => ATTEMPT,
          (cursor) => this.attempts.list(read(cursor)),
        ),
      dnc: () =>
        walked(
          () => DNC,
          (cursor) => this.dnc.list(read(cursor)),
        ),
      entries: () =>
        walked(
          () => ENTRY,
          (cursor) => this.entryPage(read(cursor)),
        ),
      callbacks: () =>
        walked(
          () => CALLBACK,
          (cursor) => this.callbacks.list(read(cursor)),
        ),
      audit: () =>
        walked(
          () => AUDIT,
          (cursor) => this.audit.list(read(cursor)),
        ),
    };
    return sources[kind]();
  }

  private contactPage({ listId, ...query }: z.infer<(typeof QUERIES)['contacts']>) {
    return listId === undefined ? this.contacts.list(query) : this.contacts.listOf(listId, query);
  }

  private entryPage({ campaignId, ...query }: z.infer<(typeof QUERIES)['entries']>) {
    return this.entries.entries(campaignId, query);
  }

  private read(
    kind: ExportKind,
    query: Readonly<Record<string, string>>,
    cursor: string | undefined,
  ): object {
    const schema: z.ZodObject = QUERIES[kind];
    const issues: Issue[] = Object.keys(query)
      .filter((name) => !(name in schema.shape) || name === 'limit' || name === 'cursor')
      .map((name) => ({ path: `query.${name}`, message: 'The list does not take this.' }));
    const { cursor: _cursor, limit: _limit, ...wanted } = query;
    const read = schema.safeParse(wanted);
    if (!read.success) {
      issues.push(
        ...read.error.issues.map(({ path, message }) => ({ path: ['query', ...path].join('.'), message })),
      );
    }
    if (issues.length > 0 || !read.success) {
      throw new AppError('request.invalid', 'The list does not take this query; see issues.', { issues });
    }
    return { ...read.data, limit: PAGE, cursor };
  }
}

/** A list with its columns; what its rows are matters to nobody else. */
const walked = <Row>(columns: ExportSource<Row>['columns'], page: ExportSource<Row>['page']): ExportSource =>
  ({ columns, page }) as unknown as ExportSource;
