import type { LiveEvent, LiveSnapshot } from '@callspool/contracts';
import { EMPTY_BOARD, withEvent } from './live-board';
import { callRows, figureOf, memberRows, phoneRows, queueRows } from './live-rows';

const AT = '2026-11-20T12:00:10.000Z';
const HERE = Date.parse('2026-11-20T15:00:00.000Z');

const snapshot = (
  kind: LiveSnapshot['kind'],
  seenAt: string,
  items: LiveSnapshot['items'],
): LiveSnapshot => ({
  connectionId: 'pbx',
  kind,
  seenAt,
  ageSeconds: 0,
  items,
  lastError: null,
  lastErrorAt: null,
});
const event = (snapshots: LiveSnapshot[]): LiveEvent => ({
  at: AT,
  connections: [
    {
      id: 'pbx',
      name: 'PBX',
      kind: 'iexpbx',
      standing: 'answers',
      lastAnswerAt: AT,
      snapshots: ['active_calls', 'members', 'queues'],
      canChangeMembers: false,
      canHangUp: true,
    },
  ],
  snapshots,
});

describe('the live board', () => {
  it('counts ages by the service’s clock, and keeps what did not change', () => {
    const first = withEvent(
      EMPTY_BOARD,
      event([snapshot('queues', '2026-11-20T12:00:06.000Z', [{ name: '630' }])]),
      HERE,
    );
    expect(queueRows(first)).toMatchObject([{ name: '630', seenMs: HERE - 4_000, calls: 0 }]);
    const second = withEvent(first, event([]), HERE + 1_000);
    expect(queueRows(second)).toMatchObject([{ name: '630', seenMs: HERE - 4_000 }]);
    expect(queueRows(withEvent(second, { ...event([]), connections: [] }, HERE))).toEqual([]);
  });

  it('puts the longest first and says of nobody a time that is not known', () => {
    const board = withEvent(
      EMPTY_BOARD,
      event([
        snapshot('members', AT, [
          { name: '101', state: 'OK', stateSince: null },
          { name: '102', state: 'OK', stateSince: '2026-11-20T12:00:00.000Z' },
        ]),
        snapshot('active_calls', AT, [
          { channel: 'a', durationSeconds: 5, queue: '630' },
          { channel: 'b', durationSeconds: 60 },
        ]),
      ]),
      HERE,
    );
    expect(memberRows(board).map(({ name, sinceMs }) => [name, sinceMs])).toEqual([
      ['102', HERE - 10_000],
      ['101', null],
    ]);
    expect(callRows(board).map(({ channel, startedMs }) => [channel, startedMs])).toEqual([
      ['b', HERE - 60_000],
      ['a', HERE - 5_000],
    ]);
  });

  it('names the agent at a phonebar only where somebody tells, and the direction only where it is told', () => {
    const given = event([
      snapshot('active_calls', AT, [
        { channel: '1', source: '0600', destination: '', typeText: 'incoming', agent: 'Ada' },
        { channel: '2', source: '', destination: '0700', typeText: 'outgoing' },
        { channel: '0800', source: '0800', destination: '', typeText: '' },
      ]),
    ]);
    const connections = given.connections.map((one) => ({ ...one, kind: 'motion' as const }));
    const rows = callRows(withEvent(EMPTY_BOARD, { ...given, connections }, HERE));
    expect(rows.map(({ source, destination, isLeg, agent }) => [source, destination, isLeg, agent])).toEqual([
      ['0600', null, false, 'Ada'],
      [null, '0700', false, null],
      ['0800', null, true, null],
    ]);
  });

  it('gives a call that an agent’s browser reported that report’s age, by the service’s clock', () => {
    const board = withEvent(
      EMPTY_BOARD,
      event([
        snapshot('active_calls', '2026-11-20T12:00:00.000Z', [
          { channel: '1', source: '0600', durationSeconds: 30, seenAt: '2026-11-20T12:00:08.000Z' },
          { channel: '2', source: '0700', durationSeconds: 5, seenAt: '2026-11-20T12:00:00.000Z' },
        ]),
      ]),
      HERE,
    );
    expect(callRows(board).map(({ seenMs, startedMs }) => [seenMs, startedMs])).toEqual([
      [HERE - 2_000, HERE - 32_000],
      [HERE - 10_000, HERE - 15_000],
    ]);
  });

  // What is done to a row must not meet another member because the list has moved meanwhile.
  it('keeps a member’s row its own when others come before it, and counts its phone once', () => {
    const members = (...queues: string[]) =>
      memberRows(
        withEvent(
          EMPTY_BOARD,
          event([
            snapshot(
              'members',
              AT,
              queues.map((queue) => ({ name: 'SDP1', queue })),
            ),
          ]),
          HERE,
        ),
      );
    const keyIn = (rows: ReturnType<typeof members>) => rows.find(({ queue }) => queue === 'Sales')?.key;
    const both = members('Help', 'Sales');
    expect(keyIn(both)).toBe(keyIn(members('Sales')));
    expect([both.length, phoneRows(both).length]).toEqual([2, 1]);
  });

  it('names a leg by its channel where nobody tells who is called', () => {
    const calls = [{ channel: 'SIP/a-1', source: '067', destination: '' }];
    const board = withEvent(EMPTY_BOARD, event([snapshot('active_calls', AT, calls)]), HERE);
    expect(callRows(board)).toMatchObject([{ destination: 'SIP/a-1', isLeg: true }]);
  });

  it('makes a sum as old as its oldest part, and none of what nobody shows', () => {
    const board = withEvent(EMPTY_BOARD, event([snapshot('active_calls', AT, [])]), HERE);
    expect(figureOf(board, 'active_calls', callRows(board), () => 1)).toEqual({ value: 0, seenMs: HERE });
    expect(figureOf(board, 'queues', queueRows(board), ({ waiting }) => waiting)).toEqual({
      value: null,
      seenMs: null,
    });
  });
});
