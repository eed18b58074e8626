import { isJsonObject, type JsonObject } from '../core/json.js';
import { decodeXmlList } from './escaux-list.wire.js';
import { fieldText, unreadable, value, type Drift, type Row, type Verdict } from './escaux-row.wire.js';

const CHANNEL_FIELDS = ['ID', 'CallerId', 'Seconds', 'State', 'Link'] as const;
/** `vars` holds what was asked for with show_vars, by the name asked: the guide's sample answers in another case. */
export type Channel = Row<(typeof CHANNEL_FIELDS)[number]> & {
  readonly vars: Readonly<Record<string, string>>;
};

/** Asterisk's words for the state of a channel (public docs); the guide prints `Up` only. */
const STATES = new Set(
  ['Up', 'Down', 'Rsrvd', 'OffHook', 'Dialing', 'Ring', 'Ringing', 'Busy', 'Dialing Offhook', 'Pre-ring'].map(
    (word) => word.toLowerCase(),
  ),
);

export function decodeChannels(
  text: string,
  askedVariables: readonly string[],
  drift: Drift,
): Verdict<readonly Channel[]> {
  const alsoKnown = askedVariables.length > 0 ? ['Vars'] : [];
  const names = CHANNEL_FIELDS;
  const shape = { root: 'Channels', item: 'Channel', names, key: 'ID', alsoKnown } as const;
  const verdict = decodeXmlList(text, shape, drift);
  if (verdict.kind !== 'value') return verdict;
  // dbGetParkedChannels has the same root and the same item (guide).
  if (verdict.value.some(({ raw }) => 'ParkSlot' in raw)) return unreadable('the list of parked channels');
  for (const { State } of verdict.value) {
    if (!STATES.has(State.toLowerCase())) drift.add(`unknown channel state ${State}`);
  }
  return value(verdict.value.map((row) => ({ ...row, vars: variablesOf(row.raw, askedVariables, drift) })));
}

function variablesOf(
  row: JsonObject,
  asked: readonly string[],
  drift: Drift,
): Readonly<Record<string, string>> {
  const found = row['Vars'];
  const held = isJsonObject(found) ? found : {};
  return Object.fromEntries(
    asked.flatMap((name) => {
      const spelled = Object.keys(held).find((key) => key.toLowerCase() === name.toLowerCase());
      return spelled === undefined ? [] : [[name, fieldText(held, spelled, drift)] as const];
    }),
  );
}

const MEMBER_FIELDS = ['Name', 'Ext', 'Phone', 'Queue', 'Status', 'Membership', 'Paused'] as const;
/** `Name` and `Ext` are picked at random where a phone belongs to several extensions (guide): the key is queue and phone. */
export type QueueMember = Row<(typeof MEMBER_FIELDS)[number]>;

export function decodeMembers(text: string, drift: Drift): Verdict<readonly QueueMember[]> {
  return decodeXmlList(text, { root: 'Members', item: 'Member', names: MEMBER_FIELDS, key: 'Phone' }, drift);
}

const QUEUE_INFO_FIELDS = ['Id', 'Name'] as const;
/** The only place where a queue's id and name meet; everything else takes the name (guide). */
export type QueueInfo = Row<(typeof QUEUE_INFO_FIELDS)[number]>;

export function decodeQueueInfo(text: string, drift: Drift): Verdict<readonly QueueInfo[]> {
  return decodeXmlList(text, { root: 'Queues', item: 'Queue', names: QUEUE_INFO_FIELDS, key: 'Id' }, drift);
}

const QUEUE_STATUS_FIELDS = ['Name', 'Calls'] as const;
/** `Calls` is the number of callers who wait (guide). */
export type QueueStatus = Row<(typeof QUEUE_STATUS_FIELDS)[number]>;

export function decodeQueueStatus(text: string, drift: Drift): Verdict<readonly QueueStatus[]> {
  return decodeXmlList(
    text,
    { root: 'Queues', item: 'Queue', names: QUEUE_STATUS_FIELDS, key: 'Calls' },
    drift,
  );
}
