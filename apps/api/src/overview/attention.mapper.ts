import type { AttentionItem, ConnectionCircuit } from '@callspool/contracts';
import { plainWord } from '@callspool/domain';
import { groupBy } from '../common/collections/group-by.js';
import type { ConnectionSummary } from '../connections/connection-record.js';
import type { MeaningOf } from '../vendor-words/vendor-meanings.js';
import {
  type AttentionRepository,
  type DoubtRow,
  type FailedImportRow,
  MOST_UNMATCHED,
  type RegistryRow,
  type UnknownWordRow,
  type UnmatchedRow,
  type UnreadRow,
} from './attention.repository.js';
import { type Board, standsAs } from './campaign-board.js';
import { remainingOf } from './estimate-end.js';

export interface AttentionFacts {
  readonly board: Board;
  /** Those that are in use. */
  readonly connections: readonly ConnectionSummary[];
  readonly circuits: ReadonlyMap<string, ConnectionCircuit | null>;
  readonly unread: readonly UnreadRow[];
  readonly doubt: readonly DoubtRow[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly words: readonly UnknownWordRow[];
  readonly meaningOf: MeaningOf;
  readonly imports: readonly FailedImportRow[];
  readonly registries: readonly RegistryRow[];
  readonly now: Date;
  readonly missed: Awaited<ReturnType<AttentionRepository['missedCallbacks']>>;
}

/** Of one kind; whoever has more of them looks at its own list. */
const MOST = 20;
const MOST_WORDS = 5;

/** What stops dialing comes first, what only lacks a name last. */
export function attentionOf(facts: AttentionFacts): AttentionItem[] {
  return [
    noWorker(facts),
    downConnections(facts),
    invalidCampaigns(facts),
    registriesDue(facts, true),
    blockedStarts(facts),
    facts.doubt.map(toDoubt),
    facts.imports.map(toFailedImport),
    registriesDue(facts, false),
    unmatchedRecords(facts),
    unknownWords(facts),
    missedCallbacks(facts),
  ].flatMap((items) => items.slice(0, MOST));
}

function noWorker({ board }: AttentionFacts): AttentionItem[] {
  const { length } = board.active.campaigns.filter(({ condition }) => condition?.reason === 'no_worker');
  return length === 0 ? [] : [{ kind: 'no_worker', campaigns: length }];
}

function downConnections(facts: AttentionFacts): AttentionItem[] {
  return facts.connections.flatMap((connection): AttentionItem[] => {
    const trouble = troubleOf(connection, facts);
    if (trouble === null) return [];
    const { id: connectionId, name } = connection;
    const { length } = facts.board.active.campaigns.filter(
      (campaign) => campaign.connectionId === connectionId,
    );
    return [{ kind: 'connection_down', connectionId, name, campaigns: length, ...trouble }];
  });
}

type Trouble = Pick<
  AttentionItem & { kind: 'connection_down' },
  'source' | 'message' | 'seenAt' | 'nextTryAt'
>;

/** The freshest word comes first; a test tells of a connection only until something else has used it. */
function troubleOf(connection: ConnectionSummary, facts: AttentionFacts): Trouble | null {
  const circuit = facts.circuits.get(connection.id) ?? null;
  if (circuit !== null && circuit.state !== 'closed') {
    const { lastError, nextTryAt } = circuit;
    const message = lastError?.message ?? 'The connection rests after repeated trouble.';
    return { source: 'calls', message, seenAt: lastError?.at ?? circuit.at, nextTryAt };
  }
  const unread = facts.unread.find(({ connectionId }) => connectionId === connection.id);
  if (unread !== undefined) {
    const seenAt = unread.polledAt.toISOString();
    return { source: 'call_records', message: unread.lastError, seenAt, nextTryAt: null };
  }
  const { health, healthAt } = connection;
  return health === null || health.outcome === 'ok'
    ? null
    : {
        source: 'test',
        message: health.message,
        seenAt: healthAt?.toISOString() ?? null,
        nextTryAt: null,
      };
}

function invalidCampaigns({ board }: AttentionFacts): AttentionItem[] {
  return board.active.campaigns
    .filter((campaign) => standsAs(campaign, 'invalid'))
    .flatMap(({ id: campaignId, name, condition, entries }): AttentionItem[] =>
      condition === null
        ? []
        : [
            {
              kind: 'campaign_invalid',
              campaignId,
              name,
              reason: condition.reason,
              message: condition.message,
              held: remainingOf(entries) + entries.blocked,
            },
          ],
    );
}

function blockedStarts({ board }: AttentionFacts): AttentionItem[] {
  return board.blocked.map(({ campaignId, name, startAt, blockers }) => ({
    kind: 'start_blocked',
    campaignId,
    name,
    startAt: startAt.toISOString(),
    blockers: blockers.map(({ code, message }) => ({ code, message })),
  }));
}

function registriesDue({ registries, now }: AttentionFacts, hasLapsed: boolean): AttentionItem[] {
  return registries
    .filter(({ lapsesAt }) => (lapsesAt === null || lapsesAt <= now) === hasLapsed)
    .map(({ registryId, name, asOf, lapsesAt, campaigns }) => ({
      kind: 'registry_due',
      registryId,
      name,
      asOf: asOf?.toISOString() ?? null,
      lapsesAt: lapsesAt?.toISOString() ?? null,
      hasLapsed,
      campaigns,
    }));
}

const toDoubt = (row: DoubtRow): AttentionItem => ({
  kind: 'in_doubt',
  connectionId: row.connectionId,
  name: row.name,
  attempts: row.attempts,
  oldestSentAt: row.oldestSentAt?.toISOString() ?? null,
  settlesBy: row.settlesBy?.toISOString() ?? null,
});

const toFailedImport = (row: FailedImportRow): AttentionItem => ({
  kind: 'import_failed',
  importId: row.importId,
  listId: row.listId,
  listName: row.listName,
  fileName: row.fileName,
  error: row.error ?? '',
  at: row.at.toISOString(),
});

function unmatchedRecords({ unmatched }: AttentionFacts): AttentionItem[] {
  if (unmatched.length === 0) return [];
  const counted = unmatched.map(({ id, name, records }) => ({
    id,
    name,
    count: Math.min(records, MOST_UNMATCHED),
  }));
  const oldest = Math.min(...unmatched.map(({ oldestAt }) => oldestAt.getTime()));
  return [
    {
      kind: 'unmatched_records',
      records: counted.reduce((all, { count }) => all + count, 0),
      isMore: unmatched.some(({ records }) => records > MOST_UNMATCHED),
      oldestAt: new Date(oldest).toISOString(),
      connections: counted,
    },
  ];
}

/** Records keep what their word meant when they came, so a word that somebody has mapped since is left out. */
function unknownWords({ words, meaningOf }: AttentionFacts): AttentionItem[] {
  const unknown = words.filter((row) => plainWord(row.word) !== '' && meaningOf(row).mappingId === null);
  return [...groupBy(unknown, ({ connectionId }) => connectionId)].map(([connectionId, rows]) => ({
    kind: 'unknown_words',
    connectionId,
    name: rows[0]?.name ?? '',
    words: rows.slice(0, MOST_WORDS).map(({ word, records }) => ({ word, records })),
    lastAt: new Date(Math.max(...rows.map(({ lastAt }) => lastAt.getTime()))).toISOString(),
  }));
}

const missedCallbacks = ({ missed: { callbacks, lastDueAt } }: AttentionFacts): AttentionItem[] =>
  lastDueAt === null ? [] : [{ kind: 'callbacks_missed', callbacks, lastDueAt: lastDueAt.toISOString() }];
