import { createOpennessCache } from '@callspool/domain';
import { NO_ENTRIES } from '../counters/counters.service.js';
import { ALWAYS_OPEN, campaignRecord } from '../testing/campaign-record.js';
import { conditionOf, type Surroundings } from './campaign-condition.js';
import type { CampaignRecord } from './campaign-record.js';

const NOW = new Date('2026-11-18T11:00:00Z');
const campaign = (changes: Partial<CampaignRecord> = {}): CampaignRecord =>
  campaignRecord({ dispatch: { at: NOW, binding: 'NONE', lastError: null }, ...changes });
const around = (changes: Partial<Surroundings> = {}): Surroundings => ({
  isStopped: false,
  circuit: null,
  figures: { counts: { ...NO_ENTRIES, ready: 1 }, nextAt: null },
  hours: createOpennessCache(NOW),
  now: NOW,
  ...changes,
});

describe('conditionOf', () => {
  it('is null while the campaign dials, and in every state but running', () => {
    expect(conditionOf(campaign(), around())).toBeNull();
    expect(conditionOf(campaign({ state: 'paused' }), around({ isStopped: true }))).toBeNull();
  });

  it('puts what only a person can mend before what passes by itself', () => {
    const archived = { name: 'PBX', kind: 'iexpbx', isEnabled: false, isArchived: true } as const;
    expect(conditionOf(campaign({ connection: archived }), around({ isStopped: true }))).toMatchObject({
      kind: 'invalid',
      reason: 'connection_archived',
    });
    const broken = { week: { 1: [{ from: '20:00', to: '09:00' }] }, holidays: [] };
    expect(conditionOf(campaign({ dialing: broken }), around({ isStopped: true }))).toMatchObject({
      kind: 'invalid',
      reason: 'hours_broken',
    });
  });

  it('says on a holiday that it is one, and when the hours open again', () => {
    const dialing = { week: ALWAYS_OPEN, holidays: ['2026-11-18'] };
    expect(conditionOf(campaign({ dialing }), around())).toEqual({
      kind: 'waiting',
      reason: 'outside_hours',
      message: 'Today is a holiday in Europe/Brussels.',
      until: '2026-11-18T23:00:00.000Z',
    });
  });

  it('repeats the last trouble of a resting connection', () => {
    const lastError = { kind: 'timeout', message: 'No answer in time.', at: NOW.toISOString() };
    const circuit = { state: 'open', lastError, nextTryAt: null, at: NOW.toISOString() } as const;
    expect(conditionOf(campaign(), around({ circuit }))).toMatchObject({
      reason: 'vendor',
      message: expect.stringMatching(/No answer in time/),
    });
    const dispatch = { at: NOW, binding: 'VENDOR_DOWN', lastError: 'It is away.' };
    expect(conditionOf(campaign({ dispatch }), around())).toMatchObject({
      reason: 'vendor',
      message: 'It is away.',
    });
  });

  it('notices that nobody serves the campaign, and gives a fresh start time', () => {
    const silent = new Date(NOW.getTime() - 31_000);
    const dispatch = { at: silent, binding: 'NONE', lastError: null };
    expect(conditionOf(campaign({ dispatch }), around())).toMatchObject({ reason: 'no_worker' });
    expect(conditionOf(campaign({ dispatch: null, stateChangedAt: NOW }), around())).toBeNull();
  });

  it('says what an idle campaign waits for', () => {
    const idle = (counts: object) =>
      around({ figures: { counts: { ...NO_ENTRIES, ...counts }, nextAt: NOW } });
    expect(conditionOf(campaign(), idle({ waiting: 2, done: 5 }))).toMatchObject({
      reason: 'nothing_ready',
      message: '2 contacts wait for their time.',
      until: NOW.toISOString(),
    });
    expect(conditionOf(campaign(), idle({ blocked: 4 }))).toMatchObject({
      message: expect.stringMatching(/4.*blocked/),
    });
    expect(conditionOf(campaign(), idle({ done: 4 }))).toMatchObject({
      message: expect.stringMatching(/done/),
    });
    expect(conditionOf(campaign(), idle({ in_flight: 1, waiting: 2 }))).toBeNull();
  });
});
