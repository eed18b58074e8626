import { createOpennessCache } from '../calling-hours/openness.js';
import { numberBlocks } from './number-blocks.js';
import { number, policy, utc } from './testing/contact-fixtures.js';

describe('the contacting hours of a number whose postal code contradicts it', () => {
  const zones = ['America/New_York', 'America/Los_Angeles'];
  const facts = number({ e164: '+12125550123', zones, zoneSource: 'postal_and_prefix' });
  const blocksAt = (iso: string) =>
    numberBlocks(facts, policy(), utc(iso), createOpennessCache(utc(iso))).blocks;

  it('are closed while either place is closed, and the evidence names the place and both sources', () => {
    const [block, ...more] = blocksAt('2026-01-05T16:00:00Z');
    expect(more).toEqual([]);
    expect(block?.evidence).toContain('America/Los_Angeles');
    expect(block?.evidence).toContain('(Zones from: postal and prefix.)');
    expect(block?.clearsAt).toEqual(utc('2026-01-05T18:00:00Z'));
  });

  it('are open only while both places are', () => {
    expect(blocksAt('2026-01-05T18:00:00Z')).toEqual([]);
    expect(blocksAt('2026-01-06T00:59:00Z')).toEqual([]);
    expect(blocksAt('2026-01-06T01:00:00Z')).toHaveLength(1);
  });
});
