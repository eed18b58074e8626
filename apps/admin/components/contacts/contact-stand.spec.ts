import { standOf } from './contact-stand';

const entry = (state: string, blocks: string[] = [], campaignState = 'running') =>
  standOf({ state, blocks, campaignState } as Parameters<typeof standOf>[0]);

describe('where a contact stands', () => {
  it('is told by the block that says most', () => {
    expect(entry('waiting', ['CONTACTING_HOURS', 'CAP'])).toBe('cap');
    expect(entry('blocked', ['CONTACTING_HOURS', 'DNC'])).toBe('dnc');
    expect(entry('waiting', ['HOLIDAY'])).toBe('hours');
    expect(entry('waiting', ['A_NEW_CODE'])).toBe('waiting');
    expect(entry('blocked', ['A_NEW_CODE'])).toBe('blocked');
  });

  it('says nothing of verdicts of a campaign that does not run', () => {
    expect(entry('ready', [], 'paused')).toBe('campaignOff');
    expect(entry('waiting', ['CAP'], 'draft')).toBe('campaignOff');
    expect(entry('done', [], 'paused')).toBe('closed');
    expect(entry('in_flight', [], 'paused')).toBe('calling');
  });
});
