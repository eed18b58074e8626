import type { DncEntry } from './dnc-entry.js';
import { dncHit, dncHits, prefixesOf } from './dnc-hit.js';

const NOW = new Date('2026-01-05T10:00:00Z');
const QUESTION = { e164: '+32470123456', campaignId: 'c1', groupId: 'g1' };
const entry = (changes: Partial<DncEntry> = {}): DncEntry => ({
  id: 'd1',
  scope: 'all',
  scopeId: null,
  match: 'number',
  value: '32470123456',
  reason: null,
  expiresAt: null,
  ...changes,
});
const isHit = (changes: Partial<DncEntry>, question = QUESTION) =>
  dncHit([entry(changes)], question, NOW) !== null;

describe('dncHit', () => {
  it('hits the very number, also when it was stored with a plus', () => {
    expect(isHit({})).toBe(true);
    expect(isHit({ value: '+32470123456' })).toBe(true);
  });

  it('does not take a number for a prefix', () => {
    expect(isHit({ value: '32470' })).toBe(false);
    expect(isHit({ value: '32470', match: 'prefix' })).toBe(true);
    expect(isHit({ value: '32471', match: 'prefix' })).toBe(false);
  });

  it('never hits with an empty value', () => {
    expect(isHit({ value: '', match: 'prefix' })).toBe(false);
  });

  it('stays within its scope', () => {
    expect(isHit({ scope: 'campaign', scopeId: 'c1' })).toBe(true);
    expect(isHit({ scope: 'campaign', scopeId: 'c2' })).toBe(false);
    expect(isHit({ scope: 'campaign', scopeId: 'g1' })).toBe(false);
    expect(isHit({ scope: 'group', scopeId: 'g1' })).toBe(true);
    expect(isHit({ scope: 'group', scopeId: 'g2' })).toBe(false);
  });

  it('of a group does not hit a campaign without a group', () => {
    expect(
      dncHit([entry({ scope: 'group', scopeId: null })], { ...QUESTION, groupId: null }, NOW),
    ).toBeNull();
  });

  it('holds until the moment of its expiry', () => {
    expect(isHit({ expiresAt: new Date('2026-01-05T10:00:00.001Z') })).toBe(true);
    expect(isHit({ expiresAt: NOW })).toBe(false);
  });

  it('finds every entry that forbids the call', () => {
    const entries = [
      entry(),
      entry({ id: 'd2', value: '4' }),
      entry({ id: 'd3', match: 'prefix', value: '3' }),
    ];
    expect(dncHits(entries, QUESTION, NOW).map((hit) => hit.id)).toEqual(['d1', 'd3']);
  });
});

describe('prefixesOf', () => {
  it('lists every value that an entry for the number can have', () => {
    expect(prefixesOf('+32470')).toEqual(['3', '32', '324', '3247', '32470']);
  });
});
