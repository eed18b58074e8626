import {
  isMissing,
  type EventSource,
  type MissingCapability,
  type Snapshot,
  type Vendor,
} from '../core/capabilities.js';
import { isOver, type ExamineTime } from './examined.js';
import type { Check } from './report.js';
import { readCheck, TOO_SLOW, untried } from './run-check.js';

const EVENTS_WITHIN_MS = 3_000;

/** Tries what a dialer's server has, by reads alone. */
export async function examineServer(vendor: Vendor, time: ExamineTime): Promise<Check[]> {
  const has = vendor.capabilities;
  const read = <T extends object>(
    name: string,
    capability: T | MissingCapability,
    ask: (it: T) => Promise<string>,
  ): Promise<Check> => readCheck(name, capability, ask, time);
  const checks = [
    await read('queues', has.queueReader, async (it) => counted('queues', await it.readQueues())),
    await read('members', has.memberReader, async (it) => counted('members', await it.readMembers())),
    await read('active calls', has.activeCallReader, async (it) =>
      counted('calls', await it.readActiveCalls()),
    ),
    await read('campaigns', has.campaignStatusReader, async (it) =>
      counted('campaigns', await it.readCampaignStatus()),
    ),
    await read('call records', has.callRecordReader, async (it) => {
      const to = time.now();
      let count = 0;
      for await (const page of it.readCallRecords({ from: new Date(to.getTime() - 3_600_000), to })) {
        count += page.length;
        if (isOver(time)) return `${count} records of the last hour, and more for which there was no time`;
      }
      return `${count} records of the last hour`;
    }),
    await eventCheck(has.eventSource, time),
  ];
  const acting = [
    ['push one contact', has.contactPusher],
    ['push in bulk', has.bulkPusher],
    ['recall', has.contactRecaller],
    ['agent-first call', has.agentCaller],
    ['hang up', has.callHanger],
    ['control of a call', has.channelController],
    ['change a member', has.memberChanger],
    ['hot-desk log-in', has.hotDesk],
    ['blacklist', has.blacklister],
    ['end the session', has.sessionEnder],
  ] as const;
  return [...checks, ...acting.map(([name, capability]) => untried(name, capability))];
}

const counted = (what: string, { items, drift }: Snapshot<unknown>): string =>
  `${items.length} ${what}${drift.length === 0 ? '' : `, and ${drift.length} words that no document has`}`;

/** Connects once and hangs up again. */
async function eventCheck(capability: EventSource | MissingCapability, time: ExamineTime): Promise<Check> {
  const name = 'events';
  if (isMissing(capability)) return { name, state: 'not_there', what: capability.missing, ms: null };
  if (isOver(time)) return { name, state: 'strange', what: TOO_SLOW, ms: null };
  const startedAt = time.monotonicNow();
  let why = 'nothing came within 3 s';
  const isConnected = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => end(false), EVENTS_WITHIN_MS);
    const subscription = capability.subscribe({
      onEvent: () => undefined,
      onConnected: () => end(true),
      onDisconnected: (words) => {
        why = words;
      },
    });
    const end = (is: boolean): void => {
      clearTimeout(timer);
      subscription.close();
      resolve(is);
    };
  });
  const ms = Math.round(time.monotonicNow() - startedAt);
  return isConnected
    ? { name, state: 'works', what: 'the event socket is open', ms }
    : { name, state: 'strange', what: `the event socket did not open: ${why}`, ms };
}
