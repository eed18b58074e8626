import { runChecks } from './all-checks.js';
import { evidenceIsTrue, silentAttemptsAreExplained } from './attempts-have-dials.js';
import { attemptsDialOnce, dialsHaveAttempts } from './dials-have-attempts.js';
import { entriesInOneState, rowsAreAccountedFor } from './entries-in-one-state.js';
import { madeUpAttempt, madeUpDial, madeUpFacts } from './made-up-facts.js';
import { attemptIdIn } from './matching.js';
import { mostWithin, noDialAboveCaps } from './no-dial-above-caps.js';
import { noDialAfterDnc } from './no-dial-after-dnc.js';
import { noDialOutsideHours } from './no-dial-outside-hours.js';
import { vendorsFoundNoFault } from './vendors-found-no-fault.js';

const at = (text: string) => new Date(text);

it('holds of a run in which everything is right', () => {
  expect(runChecks(madeUpFacts()).filter((check) => !check.ok)).toEqual([]);
});

describe('the id that a vendor carries', () => {
  it('is found wherever it stands', () => {
    expect(attemptIdIn('lead=01890000000070008000000000000001:x=1')).toBe(madeUpAttempt().id);
    expect(attemptIdIn('01890000000070008000000000000001')).toBe(madeUpAttempt().id);
  });

  it('is not made out of a longer run of digits, or of nothing', () => {
    expect(attemptIdIn('018900000000700080000000000000012')).toBeNull();
    expect(attemptIdIn(null)).toBeNull();
  });
});

describe('dials', () => {
  it('are refused when no attempt is behind one', () => {
    const check = dialsHaveAttempts(madeUpFacts({ dials: [madeUpDial({ correlation: null })] }));
    expect(check.problems).toEqual([expect.stringContaining('belongs to no attempt')]);
  });

  it('are refused when one rang another number than its attempt', () => {
    expect(dialsHaveAttempts(madeUpFacts({ dials: [madeUpDial({ number: '003225550199' })] })).ok).toBe(
      false,
    );
  });

  it("may ring one's own house first", () => {
    const own = madeUpDial({ id: 'iexpbx-1', leg: 'first', number: '100' });
    const facts = madeUpFacts({ dials: [own, madeUpDial({ leg: 'second' })] });
    expect(dialsHaveAttempts(facts).ok).toBe(true);
    expect(attemptsDialOnce(facts).ok).toBe(true);
  });

  it('are refused when one attempt rang twice', () => {
    const facts = madeUpFacts({ dials: [madeUpDial(), madeUpDial({ id: 'ucontact-2' })] });
    expect(attemptsDialOnce(facts).ok).toBe(false);
  });
});

describe('attempts', () => {
  it('with evidence need a dial', () => {
    expect(evidenceIsTrue(madeUpFacts({ dials: [] })).ok).toBe(false);
  });

  it('need the result that happened', () => {
    const facts = madeUpFacts({ dials: [madeUpDial({ outcome: 'busy' })] });
    expect(evidenceIsTrue(facts).problems).toEqual([expect.stringContaining('the phone was busy')]);
  });

  it('without a dial are listed when they were refused, or are counted', () => {
    const attempts = [
      madeUpAttempt({ state: 'REFUSED', result: null, dialedAt: null, error: 'no such campaign' }),
      madeUpAttempt({ id: '01890000-0000-7000-8000-000000000002', result: 'UNCONFIRMED', dialedAt: null }),
    ];
    const check = silentAttemptsAreExplained(madeUpFacts({ dials: [], attempts }));
    expect(check.ok).toBe(true);
    expect(check.notes).toEqual([
      expect.stringContaining('REFUSED (no such campaign)'),
      expect.stringContaining('UNCONFIRMED, counted as dialled'),
    ]);
  });

  it("without a dial are listed while they wait in the vendor's spool", () => {
    const attempts = [madeUpAttempt({ state: 'ACCEPTED', result: null, dialedAt: null })];
    const vendorSpool = [{ state: 'waiting', data: 'lead=01890000000070008000000000000001' }];
    const check = silentAttemptsAreExplained(madeUpFacts({ dials: [], attempts, vendorSpool }));
    expect(check.notes).toEqual([expect.stringContaining("still in the vendor's spool")]);
  });

  it('left between reservation and answer are refused', () => {
    const attempts = [madeUpAttempt({ state: 'SENDING', result: null, dialedAt: null })];
    expect(silentAttemptsAreExplained(madeUpFacts({ dials: [], attempts })).ok).toBe(false);
  });
});

describe('spool entries', () => {
  const entry = madeUpFacts().entries[0]!;

  it('are refused when one is missing', () => {
    expect(entriesInOneState(madeUpFacts({ entries: [] })).ok).toBe(false);
  });

  it('are refused when a contact has two in one campaign', () => {
    const facts = madeUpFacts({ entries: [entry, { ...entry, id: 'e2' }], expectedEntries: 2 });
    expect(entriesInOneState(facts).ok).toBe(false);
  });

  it('are refused when one is in flight without an open attempt', () => {
    expect(entriesInOneState(madeUpFacts({ entries: [{ ...entry, state: 'in_flight' }] })).ok).toBe(false);
  });

  it('are refused when one is done while its attempt is open', () => {
    expect(entriesInOneState(madeUpFacts({ attempts: [madeUpAttempt({ isOpen: true })] })).ok).toBe(false);
  });

  it('are refused in a state that does not exist', () => {
    expect(entriesInOneState(madeUpFacts({ entries: [{ ...entry, state: 'lost' }] })).ok).toBe(false);
  });
});

describe('rows', () => {
  const file = madeUpFacts().imports[0]!;

  it('are refused when one is neither accepted nor rejected', () => {
    expect(rowsAreAccountedFor(madeUpFacts({ imports: [{ ...file, rowsRead: 3 }] })).ok).toBe(false);
  });

  it('are refused when one is rejected without a reason', () => {
    expect(rowsAreAccountedFor(madeUpFacts({ imports: [{ ...file, rejectCounts: {} }] })).ok).toBe(false);
  });

  it('are refused when the import did not end', () => {
    expect(rowsAreAccountedFor(madeUpFacts({ imports: [{ ...file, state: 'failed' }] })).ok).toBe(false);
  });
});

describe('do-not-call entries', () => {
  const entry = {
    value: '+3225550100',
    match: 'number' as const,
    campaignId: null,
    createdAt: at('2026-03-02T09:59:59Z'),
    removedAt: null,
  };

  it('forbid every later dial', () => {
    expect(noDialAfterDnc(madeUpFacts({ dnc: [entry] })).ok).toBe(false);
  });

  it('by prefix forbid it too', () => {
    expect(noDialAfterDnc(madeUpFacts({ dnc: [{ ...entry, match: 'prefix', value: '+322' }] })).ok).toBe(
      false,
    );
  });

  it('are refused when they are in a form that no dial could be compared with', () => {
    expect(noDialAfterDnc(madeUpFacts({ dnc: [{ ...entry, value: '3225550199' }] })).ok).toBe(false);
  });

  it('forbid nothing that rang before, nothing in other campaigns, nothing once removed', () => {
    const dnc = [
      { ...entry, createdAt: at('2026-03-02T10:00:01Z') },
      { ...entry, campaignId: 'another' },
      { ...entry, removedAt: at('2026-03-02T09:59:59.500Z') },
    ];
    expect(noDialAfterDnc(madeUpFacts({ dnc })).ok).toBe(true);
  });

  it('list what their answer named as already past the gate', () => {
    const check = noDialAfterDnc(madeUpFacts({ dnc: [entry], pastGate: [madeUpAttempt().id] }));
    expect(check.ok).toBe(true);
    expect(check.notes).toHaveLength(1);
  });
});

describe('contacting hours', () => {
  it('are half-open: the closing minute is outside', () => {
    // 21:00 in Brussels in winter.
    const facts = madeUpFacts({ dials: [madeUpDial({ at: at('2026-03-02T20:00:00Z') })] });
    expect(noDialOutsideHours(facts).problems).toEqual([expect.stringContaining('21:00 in Europe/Brussels')]);
    expect(
      noDialOutsideHours(madeUpFacts({ dials: [madeUpDial({ at: at('2026-03-02T19:59:59Z') })] })).ok,
    ).toBe(true);
  });

  it('must be open in every zone of the number', () => {
    const attempts = [madeUpAttempt({ zones: ['Europe/Brussels', 'America/Los_Angeles'] })];
    expect(noDialOutsideHours(madeUpFacts({ attempts })).ok).toBe(false);
  });

  it('forbid a dial to an unknown zone', () => {
    expect(noDialOutsideHours(madeUpFacts({ attempts: [madeUpAttempt({ zones: [] })] })).ok).toBe(false);
  });
});

describe('caps', () => {
  const second = madeUpAttempt({ id: '01890000-0000-7000-8000-000000000002' });
  const later = madeUpDial({
    id: 'ucontact-2',
    at: at('2026-03-02T11:00:00Z'),
    correlation: 'lead=01890000000070008000000000000002',
  });

  it('count all dials to a number, whichever attempt they belong to', () => {
    const facts = madeUpFacts({ dials: [madeUpDial(), later], attempts: [madeUpAttempt(), second] });
    expect(noDialAboveCaps(facts).problems).toEqual([expect.stringContaining('rung 2 times')]);
  });

  it('count a person over all numbers', () => {
    const other = { ...second, number: '+3225550101' };
    const facts = madeUpFacts({ dials: [madeUpDial(), later], attempts: [madeUpAttempt(), other] });
    expect(noDialAboveCaps(facts).ok).toBe(true);
    expect(noDialAboveCaps({ ...facts, caps: [{ scope: 'person', max: 1, seconds: 86_400 }] }).ok).toBe(
      false,
    );
  });

  it('roll: what lies a whole window back no longer counts', () => {
    expect(mostWithin([0, 10, 20], 10)).toBe(1);
    expect(mostWithin([20, 0, 9], 10)).toBe(2);
  });
});

it('fails when a simulator found a breach of its interface', () => {
  expect(vendorsFoundNoFault(madeUpFacts({ violations: ['form.encoding'] })).ok).toBe(false);
});
