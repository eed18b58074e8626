import fc from 'fast-check';
import { createOpennessCache, type OpennessCache } from '../calling-hours/openness.js';
import type { WeeklyHours } from '../calling-hours/weekly-hours.js';
import type { PromisedCall } from '../callback/callback.js';
import type { Cap } from '../caps/cap.js';
import type { DncEntry } from '../dnc/dnc-entry.js';
import type { RequiredScrub } from '../dnc/dnc-registry.js';
import { contactable } from './contactable.js';
import type {
  ContactableEntry,
  ContactFacts,
  ContactPolicy,
  CountedAttempt,
  NumberFacts,
} from './contactable.types.js';

const HOUR = 3_600_000;
const ZONES = [
  'Europe/Brussels',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Casablanca',
];
/** Each a Saturday before a change of the clock, and a plain day. */
const STARTS = [
  '2026-03-28T00:00Z',
  '2026-10-24T00:00Z',
  '2026-04-04T00:00Z',
  '2026-02-14T00:00Z',
  '2026-06-10T00:00Z',
];

const anyNow = fc
  .tuple(fc.constantFrom(...STARTS), fc.integer({ min: 0, max: 3 * 24 * 60 }))
  .map(([iso, minutes]) => new Date(Date.parse(iso) + minutes * 60_000));
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const near = (now: Date, least: number, most: number): fc.Arbitrary<Date> =>
  fc
    .integer({ min: least * 60, max: most * 60 })
    .map((minutes) => new Date(now.getTime() + minutes * 60_000));

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const ALWAYS: WeeklyHours = {
  1: ALL_DAY,
  2: ALL_DAY,
  3: ALL_DAY,
  4: ALL_DAY,
  5: ALL_DAY,
  6: ALL_DAY,
  7: ALL_DAY,
};
const someHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(
    fc.constantFrom('00:00', '00:00', '01:30', '02:30', '08:00'),
    fc.constantFrom('02:45', '17:30', '21:00', '24:00', '24:00'),
    fc.subarray([1, 2, 3, 4, 5, 6, 7] as const, { minLength: 4 }),
  )
  .map(([from, to, days]) => Object.fromEntries(days.map((day) => [day, [{ from, to }]])) as WeeklyHours);
const anyHours = fc.oneof(someHours, fc.constant(ALWAYS));
const anyCap: fc.Arbitrary<Cap> = fc.record({
  id: fc.constantFrom('a', 'b'),
  reach: fc.constantFrom('everywhere', 'group', 'campaign'),
  scope: fc.constantFrom('number', 'person'),
  max: fc.constantFrom(1, 0, 2, 2, 3, 3),
  window: fc.oneof(
    fc.integer({ min: 1, max: 48 }).map((hours) => ({ kind: 'rolling' as const, seconds: hours * 3200 })),
    fc.constantFrom(...ZONES).map((zone) => ({ kind: 'calendar_day' as const, zone })),
    fc.constant({ kind: 'lifetime' as const }),
  ),
});
const anyAttempts = (now: Date): fc.Arbitrary<CountedAttempt[]> =>
  fc.array(
    fc.record({
      at: near(now, -80, 0),
      campaignId: fc.constantFrom('c1', 'c2'),
      groupId: fc.constantFrom('g1', null),
    }),
    { maxLength: 4 },
  );
const anyDnc = (now: Date): fc.Arbitrary<DncEntry> =>
  fc.record({
    id: fc.constant('d'),
    scope: fc.constantFrom('all', 'group', 'campaign'),
    scopeId: fc.constantFrom('g1', 'c1', 'c2'),
    match: fc.constantFrom('number', 'prefix'),
    value: fc.constantFrom('32', '44', '4420', '32470123456'),
    reason: fc.constant(null),
    expiresAt: fc.oneof(near(now, -5, 60), fc.constant(null)),
  });
/** A file of which a day, or a few hours, are left; seldom none at all. */
const anyScrub = (now: Date): fc.Arbitrary<RequiredScrub> =>
  fc.record({
    id: fc.constant('r'),
    name: fc.constant('National'),
    callingCodes: fc.constantFrom([], ['32'], ['1']),
    maxAgeDays: fc.constantFrom(1, 3),
    asOf: fc.oneof({ weight: 5, arbitrary: near(now, -23, 0) }, { weight: 1, arbitrary: fc.constant(null) }),
  });
const anyNumber = (now: Date, position: number): fc.Arbitrary<NumberFacts> =>
  fc.record({
    e164: fc.constantFrom('+32470123456', '+12125550123'),
    position: fc.constant(position),
    zones: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...ZONES).map((zone) => [zone]) },
      { weight: 1, arbitrary: fc.subarray(ZONES, { minLength: 2, maxLength: 2 }) },
    ),
    zoneSource: fc.constantFrom('row', 'prefix', 'country'),
    dnc: fc.array(anyDnc(now), { maxLength: 1 }),
    attempts: anyAttempts(now),
    lastAttemptAt: orNull(near(now, -3, 0)),
    inFlight: fc.constantFrom(...Array<boolean>(9).fill(false), true),
    notEncodable: fc.constantFrom(...Array<null>(9).fill(null), 'abroad'),
  });

const anyCallback = (now: Date, isOwn: boolean): fc.Arbitrary<PromisedCall> =>
  fc.record({
    id: fc.constant(isOwn ? 'own' : 'other'),
    dueAt: near(now, -3, 40),
    number: fc.constantFrom('+32470123456', '+12125550123'),
    agent: fc.constant(null),
    isOwn: fc.constant(isOwn),
  });
const anyCallbacks = (now: Date): fc.Arbitrary<PromisedCall[]> =>
  fc
    .tuple(orNull(anyCallback(now, true)), orNull(anyCallback(now, false)))
    .map((calls) => calls.filter((call) => call !== null));

interface Case {
  readonly now: Date;
  readonly entry: ContactableEntry;
  readonly facts: ContactFacts;
  readonly policy: ContactPolicy;
}

const anyCase: fc.Arbitrary<Case> = anyNow.chain((now) =>
  fc.record({
    now: fc.constant(now),
    entry: fc.record({
      state: fc.constantFrom('new', 'ready', 'waiting'),
      notBefore: orNull(near(now, -5, 30)),
      numberIndex: fc.constantFrom(0, 0, 0, 1),
      tries: fc.constant(0),
      agent: fc.constant(null),
    }),
    facts: fc.record({
      numbers: fc.tuple(anyNumber(now, 1), anyNumber(now, 2)).map((numbers) => [...numbers]),
      person: fc.record({
        attempts: anyAttempts(now),
        lastAttemptAt: orNull(near(now, -3, 0)),
        inFlight: fc.constant(false),
        callbacks: anyCallbacks(now),
      }),
    }),
    policy: fc.record({
      campaign: fc.record({
        id: fc.constant('c1'),
        groupId: fc.constantFrom('g1', null),
        state: fc.constant('running'),
        startAt: orNull(near(now, -5, 20)),
        endAt: orNull(near(now, 5, 200)),
        zone: fc.constantFrom(...ZONES),
        requiresAgent: fc.constant(false),
      }),
      stopped: fc.constant(false),
      dialingHours: anyHours,
      dialingHolidays: fc.subarray(['2026-03-30', '2026-06-11', '2026-10-26']),
      contactingHours: anyHours,
      contactingHolidays: fc.subarray(['2026-03-29', '2026-04-06', '2026-02-16']),
      caps: fc.array(anyCap, { maxLength: 2 }),
      scrubs: fc.array(anyScrub(now), { maxLength: 1 }),
      minGapSeconds: fc.constantFrom(0, 900, 7200),
      version: fc.constant(1),
    }),
  }),
);

/** Some instants of a half-open interval, its first and last among them. */
const samples = (from: Date, to: Date): Date[] => {
  const length = to.getTime() - from.getTime();
  return [0, 0.13, 0.5, 0.77]
    .map((part) => new Date(from.getTime() + Math.floor(length * part)))
    .concat(new Date(to.getTime() - 1));
};

const caches = new WeakMap<Case, OpennessCache>();
function judge(one: Case, at: Date) {
  const cache = caches.get(one) ?? createOpennessCache(one.now);
  caches.set(one, cache);
  return contactable(one.entry, one.facts, one.policy, at, cache);
}

describe('contactable, whatever the policy and the facts', () => {
  const seen = { eligible: 0, later: 0, never: 0 };

  it('stays eligible at every instant before `until`', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const verdict = judge(one, one.now);
        if (!verdict.eligible) return;
        seen.eligible++;
        expect(verdict.until.getTime()).toBeGreaterThan(one.now.getTime());
        for (const at of samples(one.now, verdict.until)) {
          expect({ at, eligible: judge(one, at).eligible }).toEqual({ at, eligible: true });
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('is blocked at `until`, unless the look-ahead of eight days ended it', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const verdict = judge(one, one.now);
        if (!verdict.eligible || verdict.until.getTime() === one.now.getTime() + 8 * 24 * HOUR) return;
        expect(judge(one, verdict.until).eligible).toBe(false);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  it('is eligible at `eligibleAt` when nothing else changes, and at no instant before', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const verdict = judge(one, one.now);
        if (verdict.eligible) return;
        if (verdict.eligibleAt === null) {
          seen.never++;
          return;
        }
        seen.later++;
        expect(judge(one, verdict.eligibleAt).eligible).toBe(true);
        for (const at of samples(one.now, verdict.eligibleAt)) {
          expect({ at, eligible: judge(one, at).eligible }).toEqual({ at, eligible: false });
        }
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('is never eligible before a call promised to the person is due, and then rings the promised number', () => {
    let due = 0;
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 45 * 60 }), (one, minutes) => {
        const at = new Date(one.now.getTime() + minutes * 60_000);
        const verdict = judge(one, at);
        const { callbacks } = one.facts.person;
        const pending = callbacks.filter((call) => call.dueAt > at);
        if (verdict.eligible) {
          expect(pending).toEqual([]);
          const own = callbacks.find((call) => call.isOwn);
          if (own !== undefined) {
            due++;
            expect(verdict.number.e164).toBe(own.number);
          }
        } else {
          const held = verdict.blocks.filter((block) => block.code === 'CALLBACK_PENDING');
          expect(held.map((block) => [block.rule, block.clearsAt])).toEqual(
            pending.map((call) => [call.id, call.dueAt]),
          );
        }
      }),
      { numRuns: 1000 },
    );
    expect(due).toBeGreaterThan(10);
  }, 30_000);

  it('never becomes eligible within two months when it says that it takes a person or an event', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 60 * 24 }), (one, hours) => {
        const verdict = judge(one, one.now);
        if (verdict.eligible || verdict.eligibleAt !== null) return;
        expect(judge(one, new Date(one.now.getTime() + hours * HOUR)).eligible).toBe(false);
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it('was tried on enough contacts of every kind', () => {
    for (const [kind, count] of Object.entries(seen)) expect([kind, count > 20]).toEqual([kind, true]);
  });
});
