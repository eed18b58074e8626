import { VendorError, VendorEncodingError } from '../core/vendor-error.js';
import { ESCAUX, PARAMETER_GATES } from './escaux-functions.js';
import { PumSpacing } from './escaux-pum-spacing.js';
import { isAtLeast, PUM_GATE, readVersion, since, versionProblem } from './escaux-version.js';

const version = (text: string) => {
  const read = readVersion(text, 'settings.apiVersion');
  if (read === null) throw new Error('a version');
  return read;
};

it.each([
  ['4.10.0', '4.9.9', true],
  ['4.3.0', '4.3', true],
  ['4.3', '4.3.0', true],
  ['4.2.99', '4.3.0', false],
  ['2.33.3', '2.33.3', true],
  ['1.10', '1.7', true],
])('%s is at least %s: %p', (one, other, expected) => {
  expect(isAtLeast(version(one), version(other))).toBe(expected);
});

it.each(['4.x', 'v4', '4..1', '-1', '4.1.2.3.4'])('%p is no version', (text) => {
  expect(() => readVersion(text, 'settings.apiVersion')).toThrow(
    expect.objectContaining({ field: 'settings.apiVersion' }),
  );
});
it('none given is none known', () =>
  expect([readVersion(undefined, 'x'), readVersion(' ', 'x')]).toEqual([null, null]));

// "4.1.10 or >= 4.10.0": a comparison alone would let 4.2 to 4.9 in.
it.each([
  ['4.1.9', false],
  ['4.1.10', true],
  ['4.1.11', true],
  ['4.2.0', false],
  ['4.9.9', false],
  ['4.10.0', true],
  ['5.0', true],
])('hot desks with %s: %p', (text, expected) => expect(PUM_GATE.allows(version(text))).toBe(expected));

it('says what is wanted and what there is', () => {
  expect(versionProblem(version('4.2'), since('4.3.0'))).toMatch(/4\.3\.0 or later.*4\.2$/);
  expect(versionProblem(null, since('4.3.0'))).toMatch(/does not say/);
  expect(versionProblem(version('4.3.0'), since('4.3.0'))).toBeNull();
  expect(versionProblem(null, undefined)).toBeNull();
});

it('has the gates of the guide', () => {
  const gates = Object.entries(ESCAUX).flatMap(([name, fn]) =>
    'gate' in fn && fn.gate ? [[name, fn.gate.wants]] : [],
  );
  expect(Object.fromEntries(gates)).toEqual({
    ccRecord: '4.6.0 or later',
    ccGetvar: '4.10.0 or later',
    ccQueueAdd: '4.3.0 or later',
    ccQueueRemove: '4.3.0 or later',
    fusionQueuesSet: '5.16.0 or later',
    fusionQueuesRemove: '5.16.0 or later',
    ccQueuePause: '4.0.0 or later',
    ccQueuePauseAll: '4.0.0 or later',
    pumLogin: PUM_GATE.wants,
    pumLogout: PUM_GATE.wants,
  });
  expect(PARAMETER_GATES['wildcards']?.wants).toBe('2.33.3 or later');
});

describe('90 seconds between two hot-desk changes of one extension', () => {
  let now = 0;
  const spacing = () => {
    now = 1_000;
    return new PumSpacing(() => now);
  };
  const trouble = (kind: VendorError['kind'], effect: VendorError['effect']) =>
    new VendorError({
      kind,
      effect,
      vendor: 'escaux',
      operation: 'pumLogin',
      repeatable: false,
      message: 'no',
    });
  const outcome = (run: Promise<unknown>) =>
    run.then(
      () => 'sent',
      (error: VendorError) => (error.kind === 'throttled' ? error.retryAfterMs : 'sent, failed'),
    );

  it('refuses the second with the time to wait, and lets another extension pass', async () => {
    const pum = spacing();
    const send = (extension: string) => outcome(pum.run('pumLogin', extension, () => Promise.resolve()));
    expect(await send('2002')).toBe('sent');
    now += 89_999;
    expect([await send('2002'), await send('2003')]).toEqual([1, 'sent']);
    now += 1;
    expect(await send('2002')).toBe('sent');
  });

  it('counts from the answer, and refuses while the first is under way', async () => {
    const pum = spacing();
    let finish = (): void => undefined;
    const first = pum.run('pumLogin', '2002', () => new Promise<void>((resolve) => (finish = resolve)));
    now += 10_000;
    expect(await outcome(pum.run('pumLogout', '2002', () => Promise.resolve()))).toBe(80_000);
    finish();
    await first;
    now += 89_000;
    expect(await outcome(pum.run('pumLogout', '2002', () => Promise.resolve()))).toBe(1_000);
  });

  it.each([
    ['a refusal', trouble('refused', 'none'), 90_000],
    ['a time-out after sending', trouble('timeout', 'unknown'), 90_000],
    ['a closed port', trouble('unreachable', 'none'), 'sent'],
    ['no free place in time', trouble('timeout', 'none'), 'sent'],
    [
      'a field that cannot be said',
      new VendorEncodingError({ vendor: 'escaux', operation: 'pumLogin', field: 'phone', message: 'no' }),
      'sent',
    ],
  ])('after %s', async (_what, error, expected) => {
    const pum = spacing();
    expect(await outcome(pum.run('pumLogin', '2002', () => Promise.reject(error)))).toBe('sent, failed');
    expect(await outcome(pum.run('pumLogin', '2002', () => Promise.resolve()))).toBe(expected);
  });
});
