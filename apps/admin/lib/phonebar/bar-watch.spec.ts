import type { PhonebarView, ReportedCall } from '@callspool/contracts';
import { reportPhonebarRequest } from '@callspool/contracts';
import type { PhonebarCall, PhonebarReply } from '@callspool/vendors/phonebar';
import { BarWatch, toReport } from './bar-watch';

const BAR: PhonebarView = {
  id: 'bar',
  name: 'Desk 4',
  kind: 'motion',
  baseUrl: 'http://localhost:9888',
  format: 'json',
  timeoutMs: 1_000,
};

const reply = (status: number, text: string): PhonebarReply => {
  const body = new Blob([text]).stream();
  return { type: 'cors', status, body } as PhonebarReply;
};
const session = (id: string, duration = 3) => ({
  sessionId: id,
  callingNumber: '0600',
  duration,
  stateId: 8,
  incoming: true,
});

/** A phonebar that answers as told, and a service that takes reports or not. */
function ground(kind: PhonebarView['kind'] = 'motion') {
  const it = {
    nowMs: 0,
    answer: (_url: string, mode: string): Promise<PhonebarReply> =>
      Promise.reject(new TypeError(`Failed to fetch (${mode})`)),
    takes: true,
    said: [] as (readonly ReportedCall[] | 'withdrawn')[],
    urls: [] as string[],
  };
  const take = (what: readonly ReportedCall[] | 'withdrawn') => {
    if (!it.takes) return Promise.reject(new Error('No line.'));
    it.said.push(what);
    return Promise.resolve();
  };
  const watch = new BarWatch(
    { ...BAR, kind },
    { report: (calls) => take(calls), withdraw: () => take('withdrawn') },
    {
      clock: { now: () => new Date(it.nowMs) },
      monotonicNow: () => it.nowMs,
      fetch: (url, { mode }) => {
        it.urls.push(url);
        return it.answer(url, mode);
      },
    },
  );
  const calls = (list: readonly object[]) => {
    it.answer = (url) =>
      Promise.resolve(
        url.endsWith('/api/calls') ? reply(200, JSON.stringify(list)) : reply(404, 'no such page'),
      );
  };
  return { it, watch, calls };
}

describe('the watch on the phonebar of this PC', () => {
  it('reports what is new at once, what is the same every five seconds, and never acts', async () => {
    const { it: bar, watch, calls } = ground();
    calls([]);
    expect(await watch.look()).toMatchObject({ state: 'readable', calls: [], reportedMs: 0, trouble: null });
    calls([session('7')]);
    bar.nowMs = 1_000;
    expect((await watch.look()).calls).toMatchObject([{ handle: '7', number: '0600', state: 'talking' }]);
    for (const [seconds, times] of [
      [2, 2],
      [5, 2],
      [6, 3],
    ] as const) {
      calls([session('7', seconds)]);
      bar.nowMs = seconds * 1_000;
      await watch.look();
      expect(bar.said).toHaveLength(times);
    }
    expect(bar.said.at(-1)).toMatchObject([{ durationSeconds: 6 }]);
    expect(new Set(bar.urls.map((url) => new URL(url).pathname))).toEqual(new Set(['/api/calls']));
  });

  it('tells one that may not be read, one that is not there, and another thing apart', async () => {
    const { it: bar, watch, calls } = ground();
    expect((await watch.look()).state).toBe('not_running');
    const closed = bar.answer;
    bar.answer = (url, mode) =>
      mode === 'no-cors' ? Promise.resolve({ type: 'opaque', status: 0, body: null }) : closed(url, mode);
    expect((await watch.look()).state).toBe('unreadable');
    bar.answer = () => Promise.resolve(reply(200, '<html>Welcome</html>'));
    expect((await watch.look()).state).toBe('something_else');
    calls([]);
    expect((await watch.look()).state).toBe('readable');
    const other = ground('xcally');
    other.calls([]);
    expect((await other.watch.look()).state).toBe('other_phonebar');
    expect([bar.said, other.it.said]).toEqual([[[]], []]);
  });

  it('takes its report back when the phonebar goes or the switch is turned off, and only then', async () => {
    const { it: bar, watch, calls } = ground();
    const closed = bar.answer;
    await watch.look();
    await watch.end();
    expect(bar.said).toEqual([]);
    calls([session('7')]);
    await watch.look();
    bar.answer = closed;
    expect(await watch.look()).toMatchObject({ state: 'not_running', reportedMs: null });
    await watch.look();
    expect(bar.said.map((each) => each === 'withdrawn')).toEqual([false, true]);
    calls([session('7')]);
    await watch.look();
    await watch.end();
    expect(bar.said.at(-1)).toBe('withdrawn');
  });

  it('says why a report was not taken, and reports again as soon as it is', async () => {
    const { it: bar, watch, calls } = ground();
    calls([session('7')]);
    bar.takes = false;
    expect(await watch.look()).toMatchObject({ state: 'readable', reportedMs: null, trouble: 'No line.' });
    bar.takes = true;
    bar.nowMs = 1_000;
    expect(await watch.look()).toMatchObject({ reportedMs: 1_000, trouble: null });
  });
});

describe('what is reported of a call', () => {
  const call: PhonebarCall = {
    handle: '7',
    number: '0600',
    state: 'talking',
    stateText: '8',
    isIncoming: null,
    durationSeconds: 3,
    raw: { secret: 'of the vendor' },
  };

  it('is what the service takes, whatever the phonebar says', () => {
    const odd = {
      ...call,
      handle: `${'7'.repeat(300)}\u0000`,
      number: '0\u00076'.repeat(40),
      durationSeconds: -3.5,
      queue: 'q'.repeat(200),
    };
    for (const each of [call, odd])
      expect(reportPhonebarRequest.safeParse({ calls: toReport(each) }).success).toBe(true);
    expect(JSON.stringify(toReport(call))).not.toContain('vendor');
  });

  it('is nothing of one that is over, or that cannot be named', () => {
    for (const each of [
      { ...call, state: 'ended' as const },
      { ...call, handle: '\u0000' },
    ])
      expect(toReport(each)).toEqual([]);
  });
});
