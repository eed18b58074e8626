import type { PhonebarCall } from './phonebar.js';
import { originateAndLook, type Watch } from './phonebar-originate.js';
import { VendorError } from './vendor-error.js';

const call = (handle: string): PhonebarCall => ({
  handle,
  number: '0600',
  state: 'dialling',
  stateText: '2',
  isIncoming: false,
  durationSeconds: 0,
  raw: null,
});
const trouble = (effect: VendorError['effect']) =>
  new VendorError({
    kind: 'severed',
    effect,
    vendor: 'motion',
    operation: 'originate',
    repeatable: false,
    message: 'cut',
  });
const byHandle = (before: readonly PhonebarCall[], after: readonly PhonebarCall[]) =>
  after.filter((each) => !before.some((old) => old.handle === each.handle));

/** `lists`: what each look finds; the last one lasts. */
async function run(lists: readonly (readonly string[] | VendorError)[], dialled: VendorError | null) {
  let [at, looks, dials] = [0, 0, 0];
  const watch: Watch = {
    windowMs: 5_000,
    pollMs: 1_000,
    monotonicNow: () => at,
    sleep: async (ms) => {
      at += ms;
    },
  };
  const list = async () => {
    const found = lists[Math.min(looks, lists.length - 1)];
    looks += 1;
    if (found instanceof VendorError || found === undefined) throw found;
    return found.map(call);
  };
  const dial = async () => {
    dials += 1;
    if (dialled !== null) throw dialled;
  };
  const outcome = await originateAndLook(list, dial, byHandle, watch).then(
    ({ answer, outcome: what, calls, hasSecondCall }) => ({
      answer,
      outcome: what,
      calls: calls.map((each) => each.handle),
      hasSecondCall,
    }),
    (error: unknown) => error,
  );
  return { outcome, looks, dials, at };
}

it('sees the call that it dialled, and looks through the window for a second', async () => {
  const { outcome, dials, at } = await run([['old'], ['old'], ['old', 'new']], null);
  expect(outcome).toEqual({ answer: 'accepted', outcome: 'seen', calls: ['new'], hasSecondCall: false });
  expect([at, dials]).toEqual([5_000, 1]);
});

// A browser may send a GET again by itself when its line is cut; then two calls go out to one person.
it.each([
  ['at once', [[], ['a', 'b']]],
  ['a little later', [[], ['a'], ['a', 'b']]],
  ['late', [[], ['a'], ['a'], ['a'], ['a'], ['a', 'b']]],
  ['after a look that failed', [[], ['a'], trouble('none'), ['b']]],
  ['when the first has ended', [[], ['b'], ['a']]],
])('reports a second call that comes %s', async (_when, lists) => {
  expect((await run(lists, null)).outcome).toMatchObject({
    calls: expect.arrayContaining(['a', 'b']),
    hasSecondCall: true,
  });
});

it('knows a call by sight when the answer was cut off', async () => {
  expect((await run([[], [], ['a']], trouble('unknown'))).outcome).toMatchObject({
    answer: 'unclear',
    outcome: 'seen',
    calls: ['a'],
  });
});

it('leaves in doubt what was cut off and is not seen, and never dials again', async () => {
  const doubt = trouble('unknown');
  const { outcome, dials } = await run([[]], doubt);
  expect([outcome, dials]).toEqual([doubt, 1]);
});

it('does not look when nothing was sent', async () => {
  const none = trouble('none');
  const { outcome, looks } = await run([[]], none);
  expect([outcome, looks]).toEqual([none, 1]);
});

it('does not dial when the calls cannot be listed before', async () => {
  const unreadable = trouble('none');
  const { outcome, dials } = await run([unreadable], null);
  expect([outcome, dials]).toEqual([unreadable, 0]);
});

it('calls it unconfirmed when it was taken and is not seen in time', async () => {
  const { outcome, at } = await run([['old']], null);
  expect(outcome).toMatchObject({ answer: 'accepted', outcome: 'unconfirmed', calls: [] });
  expect(at).toBe(5_000);
});

it('looks again when one look fails', async () => {
  expect((await run([[], trouble('none'), ['a']], null)).outcome).toMatchObject({
    outcome: 'seen',
    calls: ['a'],
  });
});
