import { createOpennessCache } from '../calling-hours/openness.js';
import type { Cap } from '../caps/cap.js';
import { BLOCK_CODES, type BlockCode } from './block.js';
import { contactable } from './contactable.js';
import type { Contactable, ContactableEntry, ContactFacts } from './contactable.types.js';
import {
  NOW,
  daily,
  dnc,
  entry,
  facts,
  number,
  numberCap,
  person,
  policy,
  promised,
  scrub,
  second,
  tried,
  utc,
} from './testing/contact-fixtures.js';

const codes = (verdict: Contactable): BlockCode[] =>
  verdict.eligible ? [] : verdict.blocks.map((block) => block.code);

describe('an eligible contact', () => {
  it('is eligible until the first of the two schedules closes', () => {
    const verdict = contactable(entry(), facts(), policy(), NOW);
    expect(verdict).toEqual({
      eligible: true,
      until: utc('2026-01-05T17:00:00Z'),
      number: number(),
      numberIndex: 0,
      skipped: [],
    });
  });

  it("is eligible until the person's hours close where that is sooner", () => {
    const verdict = contactable(entry(), facts([number({ zones: ['Asia/Dubai'] })]), policy(), NOW);
    expect(verdict).toMatchObject({ eligible: true, until: utc('2026-01-05T16:00:00Z') });
  });

  it('is eligible until the campaign ends where that is sooner', () => {
    const ending = policy({ campaign: { endAt: utc('2026-01-05T12:00:00Z') } });
    expect(contactable(entry(), facts(), ending, NOW)).toMatchObject({
      eligible: true,
      until: utc('2026-01-05T12:00:00Z'),
    });
  });

  it('takes the numbers in the order of their positions', () => {
    const verdict = contactable(entry({ numberIndex: 1 }), facts([second(), number()]), policy(), NOW);
    expect(verdict).toMatchObject({ eligible: true, number: { e164: '+3225121212' }, numberIndex: 1 });
  });
});

interface Broken {
  readonly code: BlockCode;
  readonly entry?: Partial<ContactableEntry>;
  readonly facts?: ContactFacts;
  readonly policy?: Parameters<typeof policy>[0];
  readonly clearsAt: string | null;
}

/** The one fault that breaks each rule. A rule that no longer notices its fault fails here. */
const GOLDEN: readonly Broken[] = [
  { code: 'STOPPED', policy: { stopped: true }, clearsAt: null },
  { code: 'CAMPAIGN_NOT_RUNNING', policy: { campaign: { state: 'paused' } }, clearsAt: null },
  {
    code: 'CAMPAIGN_NOT_STARTED',
    policy: { campaign: { startAt: utc('2026-01-05T10:00:00.001Z') } },
    clearsAt: '2026-01-05T10:00:00.001Z',
  },
  { code: 'CAMPAIGN_ENDED', policy: { campaign: { endAt: NOW } }, clearsAt: null },
  {
    code: 'DIALING_HOURS',
    policy: { dialingHours: daily('12:00', '18:00') },
    clearsAt: '2026-01-05T11:00:00.000Z',
  },
  { code: 'DIALING_HOURS', policy: { dialingHours: null }, clearsAt: null },
  { code: 'DIALING_HOURS', policy: { campaign: { zone: 'Mars/Olympus' } }, clearsAt: null },
  {
    code: 'HOLIDAY',
    policy: { dialingHolidays: ['2026-01-05'], dialingHours: daily('10:00', '18:00') },
    clearsAt: '2026-01-06T09:00:00.000Z',
  },
  { code: 'HOLIDAY', policy: { contactingHolidays: ['2026-01-05'] }, clearsAt: '2026-01-06T09:00:00.000Z' },
  {
    code: 'CONTACTING_HOURS',
    policy: { contactingHours: daily('17:00', '20:00') },
    clearsAt: '2026-01-05T16:00:00.000Z',
  },
  {
    code: 'CONTACTING_HOURS',
    facts: facts([number({ zones: ['Europe/Brussels', 'America/New_York'] })]),
    clearsAt: '2026-01-05T15:00:00.000Z',
  },
  { code: 'CONTACTING_HOURS', policy: { contactingHours: daily('20:00', '09:00') }, clearsAt: null },
  { code: 'ZONE_UNKNOWN', facts: facts([number({ zones: [], zoneSource: 'unknown' })]), clearsAt: null },
  {
    code: 'ZONE_UNKNOWN',
    facts: facts([number({ zones: ['CET/Nowhere'], zoneSource: 'row' })]),
    clearsAt: null,
  },
  { code: 'DNC', facts: facts([number({ dnc: [dnc()] })]), clearsAt: null },
  {
    code: 'DNC',
    facts: facts([number({ dnc: [dnc({ expiresAt: utc('2026-01-05T11:00:00Z') })] })]),
    clearsAt: '2026-01-05T11:00:00.000Z',
  },
  { code: 'DNC', facts: facts([number({ dnc: [dnc({ registry: 'National' })] })]), clearsAt: null },
  { code: 'SCRUB_DUE', policy: { scrubs: [scrub({ asOf: null })] }, clearsAt: null },
  // Thirty-one days to the millisecond: the moment itself is too late.
  { code: 'SCRUB_DUE', policy: { scrubs: [scrub({ asOf: utc('2025-12-05T10:00:00Z') })] }, clearsAt: null },
  {
    code: 'CAP',
    policy: { caps: [numberCap] },
    facts: facts([number({ attempts: [tried('2026-01-05T09:00:00Z'), tried('2026-01-04T15:00:00Z')] })]),
    clearsAt: '2026-01-05T15:00:00.000Z',
  },
  {
    code: 'CAP',
    policy: { caps: [{ ...numberCap, scope: 'person' }] },
    facts: facts(
      [number()],
      person({ attempts: [tried('2026-01-05T09:00:00Z'), tried('2026-01-04T15:00:00Z')] }),
    ),
    clearsAt: '2026-01-05T15:00:00.000Z',
  },
  {
    code: 'MIN_GAP',
    policy: { minGapSeconds: 3600 },
    facts: facts([number()], person({ lastAttemptAt: utc('2026-01-05T09:30:00Z') })),
    clearsAt: '2026-01-05T10:30:00.000Z',
  },
  {
    code: 'MIN_GAP',
    policy: { minGapSeconds: 3600 },
    facts: facts([number({ lastAttemptAt: utc('2026-01-05T09:30:00Z') })]),
    clearsAt: '2026-01-05T10:30:00.000Z',
  },
  {
    code: 'CALLBACK_PENDING',
    facts: facts([number()], person({ callbacks: [promised()] })),
    clearsAt: '2026-01-05T12:00:00.000Z',
  },
  {
    code: 'RESPOOL_DELAY',
    entry: { notBefore: utc('2026-01-05T10:00:01Z') },
    clearsAt: '2026-01-05T10:00:01.000Z',
  },
  { code: 'IN_FLIGHT', facts: facts([number({ inFlight: true })]), clearsAt: null },
  { code: 'IN_FLIGHT', facts: facts([number()], person({ inFlight: true })), clearsAt: null },
  { code: 'IN_FLIGHT', entry: { state: 'in_flight' }, clearsAt: null },
  { code: 'CONTACT_CLOSED', entry: { state: 'done' }, clearsAt: null },
  { code: 'NO_NUMBER', facts: facts([]), clearsAt: null },
  { code: 'NO_NUMBER', entry: { numberIndex: 1 }, clearsAt: null },
  { code: 'AGENT_MISSING', policy: { campaign: { requiresAgent: true } }, clearsAt: null },
  {
    code: 'NUMBER_NOT_ENCODABLE',
    facts: facts([number({ notEncodable: 'it lies abroad' })]),
    clearsAt: null,
  },
];

describe('each rule by itself', () => {
  it.each(GOLDEN.map((broken, index) => [`${index + 1}. ${broken.code}`, broken] as const))(
    'blocks with exactly one block: %s',
    (_, broken) => {
      const verdict = contactable(entry(broken.entry), broken.facts ?? facts(), policy(broken.policy), NOW);
      expect(codes(verdict)).toEqual([broken.code]);
      if (verdict.eligible) return;
      expect(verdict.blocks[0]?.clearsAt?.toISOString() ?? null).toBe(broken.clearsAt);
      // With a single block, the contact is eligible the moment it clears.
      expect(verdict.eligibleAt?.toISOString() ?? null).toBe(broken.clearsAt);
      expect(verdict.blocks[0]?.evidence).toMatch(/\.\)?$|abroad$/);
    },
  );

  it('is golden for every code there is', () => {
    expect(new Set(GOLDEN.map((broken) => broken.code))).toEqual(new Set(BLOCK_CODES));
  });
});

describe('a blocked contact', () => {
  it('is told every block at once', () => {
    const verdict = contactable(
      entry({ state: 'done', notBefore: utc('2026-02-01T00:00:00Z') }),
      facts(
        [number({ dnc: [dnc(), dnc({ id: 'd2', match: 'prefix', value: '3247' })], inFlight: true })],
        person({ lastAttemptAt: utc('2026-01-05T09:59:00Z') }),
      ),
      policy({
        stopped: true,
        dialingHours: daily('12:00', '18:00'),
        contactingHours: daily('17:00', '20:00'),
        minGapSeconds: 600,
        campaign: { state: 'draft', requiresAgent: true, startAt: utc('2026-03-01T00:00:00Z') },
      }),
      NOW,
    );
    expect(codes(verdict)).toEqual([
      'STOPPED',
      'CAMPAIGN_NOT_RUNNING',
      'CAMPAIGN_NOT_STARTED',
      'DIALING_HOURS',
      'CONTACT_CLOSED',
      'RESPOOL_DELAY',
      'AGENT_MISSING',
      'MIN_GAP',
      'DNC',
      'DNC',
      'IN_FLIGHT',
      'CONTACTING_HOURS',
    ]);
  });

  it('carries the rule, the number and plain words', () => {
    const verdict = contactable(entry(), facts([number({ dnc: [dnc()] })]), policy(), NOW);
    expect(verdict).toMatchObject({
      blocks: [
        {
          code: 'DNC',
          rule: 'd1',
          number: '+32470123456',
          evidence: 'This number must not be called everywhere: asked by phone.',
        },
      ],
    });
  });

  it('is eligible again when the hours are open after the last block has cleared', () => {
    // The delay ends at 21:00 in Brussels, when everything is closed until 10:00 the next day.
    const verdict = contactable(entry({ notBefore: utc('2026-01-05T20:00:00Z') }), facts(), policy(), NOW);
    expect(codes(verdict)).toEqual(['RESPOOL_DELAY']);
    expect(verdict).toMatchObject({ eligibleAt: utc('2026-01-06T09:00:00Z') });
  });

  it('is never eligible by itself when the campaign ends before the blocks have cleared', () => {
    const verdict = contactable(
      entry({ notBefore: utc('2026-01-05T20:00:00Z') }),
      facts(),
      policy({ campaign: { endAt: utc('2026-01-06T09:00:00Z') } }),
      NOW,
    );
    expect(verdict).toMatchObject({ eligible: false, eligibleAt: null });
  });

  it('is freed by the cap that clears last', () => {
    const campaignCap: Cap = { ...numberCap, id: 'c', reach: 'campaign', max: 1 };
    const attempts = [tried('2026-01-05T08:00:00Z', { campaignId: 'other' }), tried('2026-01-04T12:00:00Z')];
    const verdict = contactable(
      entry(),
      facts([number({ attempts })]),
      policy({ caps: [numberCap, campaignCap] }),
      NOW,
    );
    expect(verdict).toMatchObject({
      blocks: [
        { code: 'CAP', rule: 'number-day', clearsAt: utc('2026-01-05T12:00:00Z') },
        { code: 'CAP', rule: 'c', clearsAt: utc('2026-01-05T12:00:00Z') },
      ],
      eligibleAt: utc('2026-01-05T12:00:00Z'),
    });
  });
});

describe('caps', () => {
  const attempts = [
    tried('2026-01-05T08:00:00Z', { campaignId: 'c2' }),
    tried('2026-01-05T09:00:00Z', { campaignId: 'c3', groupId: 'g2' }),
  ];

  it.each([
    ['everywhere', true],
    ['group', false],
    ['campaign', false],
  ] as const)('of reach %s count what lies within it', (reach, isBlocked) => {
    const verdict = contactable(
      entry(),
      facts([number({ attempts })]),
      policy({ caps: [{ ...numberCap, reach }] }),
      NOW,
    );
    expect(verdict.eligible).toBe(!isBlocked);
  });

  it('of one scope do not count the attempts of the other', () => {
    const ofNumber = facts([number({ attempts })]);
    const ofPerson = facts([number()], person({ attempts }));
    const personCap: Cap = { ...numberCap, scope: 'person' };
    expect(contactable(entry(), ofNumber, policy({ caps: [personCap] }), NOW).eligible).toBe(true);
    expect(contactable(entry(), ofPerson, policy({ caps: [numberCap] }), NOW).eligible).toBe(true);
  });

  it('of a group count other campaigns of the group', () => {
    const groupCap: Cap = { ...numberCap, reach: 'group', max: 1 };
    expect(
      codes(contactable(entry(), facts([number({ attempts })]), policy({ caps: [groupCap] }), NOW)),
    ).toEqual(['CAP']);
  });
});

describe('a required registry', () => {
  const fresh = scrub({ asOf: utc('2025-12-05T12:00:00Z') });

  it('lets dial while its file is young enough, and not a moment longer', () => {
    expect(contactable(entry(), facts(), policy({ scrubs: [fresh] }), NOW)).toMatchObject({
      eligible: true,
      until: utc('2026-01-05T12:00:00Z'),
    });
    const late = contactable(entry(), facts(), policy({ scrubs: [fresh] }), utc('2026-01-05T12:00:00Z'));
    expect(late).toMatchObject({ eligible: false, eligibleAt: null });
    expect(codes(late)).toEqual(['SCRUB_DUE']);
  });

  it('names itself, its limit and the date of its file, and clears by no passing of time', () => {
    const verdict = contactable(entry(), facts(), policy({ scrubs: [scrub({ asOf: null })] }), NOW);
    expect(verdict).toMatchObject({
      blocks: [
        {
          code: 'SCRUB_DUE',
          rule: 'r1',
          clearsAt: null,
          number: '+32470123456',
          evidence: expect.stringContaining('"National" that is no older than 31 days; it has no file yet'),
        },
      ],
    });
  });

  it('holds back only numbers that it speaks of', () => {
    const us = scrub({ asOf: null, callingCodes: ['1', '52'] });
    expect(contactable(entry(), facts(), policy({ scrubs: [us] }), NOW).eligible).toBe(true);
    const american = facts([number({ e164: '+12125550123' })]);
    expect(codes(contactable(entry(), american, policy({ scrubs: [us] }), NOW))).toEqual(['SCRUB_DUE']);
  });

  // The number dialled in its place would use it up for ever.
  it('is waited for instead of passing over the number', () => {
    const be = scrub({ asOf: null, callingCodes: ['32'] });
    const numbers = facts([number(), number({ e164: '+12125550123', position: 2 })]);
    expect(contactable(entry(), numbers, policy({ scrubs: [be] }), NOW).eligible).toBe(false);
  });

  it('finds no moment at which a contact is eligible after its file has lapsed', () => {
    const overnight = { dialingHours: daily('12:00', '18:00'), scrubs: [fresh] };
    const at = utc('2026-01-05T10:59:00Z');
    expect(contactable(entry(), facts(), policy(overnight), at)).toMatchObject({
      eligible: false,
      eligibleAt: utc('2026-01-05T11:00:00Z'),
    });
    const tomorrow = { dialingHours: daily('09:00', '10:00'), scrubs: [fresh] };
    expect(contactable(entry(), facts(), policy(tomorrow), NOW)).toMatchObject({ eligibleAt: null });
  });
});

describe('several numbers', () => {
  it.each([
    ['on the DNC list for ever', { dnc: [dnc()] }, 'DNC'],
    ['of an unknown zone', { zones: [], zoneSource: 'unknown' as const }, 'ZONE_UNKNOWN'],
    ['that the connection cannot dial', { notEncodable: 'abroad' }, 'NUMBER_NOT_ENCODABLE'],
  ])('passes over a number %s, and says so', (_, changes, code) => {
    const verdict = contactable(entry(), facts([number(changes), second()]), policy(), NOW);
    expect(verdict).toMatchObject({
      eligible: true,
      number: { e164: '+3225121212' },
      numberIndex: 1,
      skipped: [{ code, number: '+32470123456' }],
    });
  });

  it.each([
    ['on the DNC list for a while', { dnc: [dnc({ expiresAt: utc('2026-01-05T11:00:00Z') })] }],
    ['whose hours are not open yet', { zones: ['America/New_York'] }],
    ['that is ringing', { inFlight: true }],
  ])('waits for a number %s instead of trying the next', (_, changes) => {
    expect(contactable(entry(), facts([number(changes), second()]), policy(), NOW).eligible).toBe(false);
  });

  it('lists the blocks of numbers passed over before those of the number waited for', () => {
    const verdict = contactable(
      entry(),
      facts([number({ dnc: [dnc()] }), second({ zones: ['America/New_York'] })]),
      policy(),
      NOW,
    );
    expect(verdict).toMatchObject({
      blocks: [
        { code: 'DNC', number: '+32470123456' },
        { code: 'CONTACTING_HOURS', number: '+3225121212' },
      ],
      eligibleAt: utc('2026-01-05T15:00:00Z'),
    });
  });

  it('needs a person when every number is out for good', () => {
    const verdict = contactable(
      entry(),
      facts([number({ dnc: [dnc()] }), second({ zones: [], zoneSource: 'unknown' })]),
      policy(),
      NOW,
    );
    expect(codes(verdict)).toEqual(['DNC', 'ZONE_UNKNOWN']);
    expect(verdict).toMatchObject({ eligibleAt: null });
  });

  it('never goes back to a number that is used up', () => {
    const verdict = contactable(
      entry({ numberIndex: 1 }),
      facts([number(), second({ dnc: [dnc({ value: '3225121212' })] })]),
      policy(),
      NOW,
    );
    expect(codes(verdict)).toEqual(['DNC']);
  });
});

describe('hours that never meet', () => {
  it('need a person, although each of them opens every day', () => {
    const rules = policy({ dialingHours: daily('09:00', '12:00'), contactingHours: daily('14:00', '20:00') });
    expect(contactable(entry(), facts(), rules, NOW)).toMatchObject({ eligible: false, eligibleAt: null });
  });

  it('are found to meet on the one day on which they do', () => {
    const rules = policy({
      dialingHours: { ...daily('09:00', '12:00'), 4: [{ from: '15:00', to: '16:00' }] },
      contactingHours: daily('14:00', '20:00'),
    });
    expect(contactable(entry(), facts(), rules, NOW)).toMatchObject({
      eligibleAt: utc('2026-01-08T14:00:00Z'),
    });
  });
});

describe('a batch', () => {
  it('gets the same answers from a shared cache', () => {
    const shared = createOpennessCache(NOW);
    const rules = policy();
    for (const zones of [['Europe/Brussels'], ['America/New_York'], ['Europe/Brussels', 'Asia/Tokyo']]) {
      const who = facts([number({ zones })]);
      expect(contactable(entry(), who, rules, NOW, shared)).toEqual(contactable(entry(), who, rules, NOW));
    }
  });
});
