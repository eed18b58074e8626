import { newCallsTo, toCall } from './motion.mapper.js';
import { decodeAction, decodeCalls } from './motion.wire.js';

const CALL = { sessionId: '7', callingNumber: '0000001001', duration: 12, stateId: 8, incoming: true };
const callOf = (row: Parameters<typeof toCall>[0]) => {
  const read = toCall(row);
  if (typeof read === 'string') throw new Error(read);
  return read;
};

describe('the list of calls', () => {
  it.each([
    [200, JSON.stringify([CALL]), 1, 0],
    [200, JSON.stringify({ calls: [CALL] }), 1, 0],
    [200, JSON.stringify({ data: [CALL, CALL] }), 2, 0],
    [200, '[]', 0, 0],
    [204, '', 0, 0],
  ])('%s %s', (status, text, rows, drift) => {
    const list = decodeCalls(status, text);
    expect([list?.rows.length, list?.drift.length]).toEqual([rows, drift]);
  });

  // Read as "no calls", any of these would say of a call that rings that it was never dialled.
  it.each([
    '',
    ' ',
    '{"error":"denied","calls":[]}',
    '{"success":false,"data":[]}',
    '[{"error":"denied"}]',
    '{}',
    'null',
    'OK',
    '{"calls":{}}',
    '[1]',
    '{"success":false}',
    '<html></html>',
  ])('is never read from %s', (text) => {
    expect(decodeCalls(200, text)).toBeNull();
  });
});

it.each([
  ['', 'accepted'],
  ['{"success":true}', 'accepted'],
  ['{"sessionId":"7"}', 'accepted'],
  ['{"error":null}', 'accepted'],
  ['{"success":false}', 'refused'],
  ['{"success":"false"}', 'refused'],
  ['{"error":"busy"}', 'refused'],
  ['false', 'refused'],
  ['{"success":0}', 'refused'],
  ['{"Success":false}', 'refused'],
  ['{"errors":["x"]}', 'refused'],
  ['{"status":"error"}', 'refused'],
  ['{"result":"failed"}', 'refused'],
  ['{"data":{"error":"x"}}', 'refused'],
  ['{"errors":[],"error":0,"status":"ok","result":200}', 'accepted'],
  ['{"sessionId":"7","status":2}', 'accepted'],
  ['true', 'accepted'],
  ['{"status":"not logged in"}', null],
  ['{"status":500}', null],
  ['"error: not logged in"', null],
  ['error: not logged in', null],
  ['0', null],
  ['null', null],
  ['[]', null],
  ['OK', null],
  ['<html>sign in</html>', null],
])('an action answered by %p is %p', (text, verdict) => {
  expect(decodeAction(text)).toBe(verdict);
});

describe('a call', () => {
  it('keeps its session as text, and its number', () => {
    expect(callOf(CALL)).toEqual({
      call: {
        handle: '7',
        number: '0000001001',
        state: 'talking',
        stateText: '8',
        isIncoming: true,
        durationSeconds: 12,
        raw: CALL,
      },
      drift: [],
    });
    expect(callOf({ id: 12, phone: '0600', state: '64', incoming: 'false' }).call).toMatchObject({
      handle: '12',
      number: '0600',
      state: 'held',
      isIncoming: false,
    });
  });

  it.each([
    [0, 'idle', 0],
    [1, 'idle', 0],
    [2, 'dialling', 0],
    [4, 'ringing', 0],
    [16, 'ended', 0],
    [32, 'incoming', 0],
    [128, 'ended', 0],
    // Sums are not in the table. Read by their highest part, a call that goes on would count as over (24).
    [12, 'talking', 1],
    [24, 'unknown', 1],
    [72, 'held', 1],
    [144, 'unknown', 1],
    [256, 'unknown', 1],
    ['ACTIVE', 'unknown', 1],
  ])('in status %p is %s', (stateId, state, drifts) => {
    const { call, drift } = callOf({ ...CALL, stateId });
    expect([call.state, drift.length]).toEqual([state, drifts]);
  });

  it('tells its direction by its state where it does not say', () => {
    const of = (stateId: number) => callOf({ sessionId: '1', stateId }).call.isIncoming;
    expect([of(2), of(32), of(8)]).toEqual([false, true, null]);
  });

  it('is none without a session id', () => {
    expect(toCall({ callingNumber: '1' })).toBe('a call without a session id');
  });

  it('reports fields that nobody knows', () =>
    expect(callOf({ ...CALL, mood: 1 }).drift).toEqual(['unknown field mood']));
});

it('a new call is a new session to the number that does not ring for us', () => {
  const call = (sessionId: string, callingNumber: string, incoming?: boolean) =>
    callOf({ sessionId, callingNumber, stateId: 2, ...(incoming !== undefined && { incoming }) }).call;
  const before = [call('1', '0600')];
  const after = [...before, call('2', '0600'), call('3', '0700'), call('4', '0600', true), call('5', '')];
  expect(newCallsTo('+0600', before, after).map(({ handle }) => handle)).toEqual(['2', '5']);
});
