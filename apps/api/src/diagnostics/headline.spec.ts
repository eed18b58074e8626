import type { CampaignCondition } from '@callspool/contracts';
import { headlineOf } from './headline.js';

const UNTIL = '2026-11-20T08:00:00.000Z';
const condition = (reason: CampaignCondition['reason']): CampaignCondition => ({
  kind: 'waiting',
  reason,
  message: '',
  until: UNTIL,
});
const NOTHING_READY = condition('nothing_ready');
const held = (blocks: string[], entries: number, withoutEnd = 0) => ({
  blocks,
  entries,
  withoutEnd,
  firstAt: null,
  lastAt: null,
  oldest: null,
});

describe('the headline of a diagnosis', () => {
  it('is about the whole campaign before it is about its entries', () => {
    const everybody = [held(['CAP'], 3)];
    expect(headlineOf('paused', null, everybody).code).toBe('not_running');
    expect(headlineOf('running', null, everybody).code).toBe('dials');
    expect(headlineOf('running', condition('outside_hours'), everybody)).toEqual({
      code: 'outside_hours',
      entries: 0,
      until: UNTIL,
    });
  });

  it.each([
    ['CONTACTING_HOURS', 'contacting_hours'],
    ['CAP', 'caps'],
    ['MIN_GAP', 'min_gap'],
    ['RESPOOL_DELAY', 'respool_delay'],
    ['CALLBACK_PENDING', 'callbacks'],
  ])('names %s when every waiting entry carries it, whatever else some carry', (block, code) => {
    const rows = [held([block], 4), held(['DIALING_HOURS', block], 2), held(['DNC'], 9, 9)];
    expect(headlineOf('running', NOTHING_READY, rows)).toEqual({ code, entries: 6, until: UNTIL });
  });

  it('names the hours of people before a cap that holds everybody too', () => {
    const rows = [held(['CAP', 'CONTACTING_HOURS'], 2)];
    expect(headlineOf('running', NOTHING_READY, rows).code).toBe('contacting_hours');
  });

  it('names none when one entry waits for something else', () => {
    const rows = [held(['CAP'], 50), held(['MIN_GAP'], 1)];
    expect(headlineOf('running', NOTHING_READY, rows)).toMatchObject({ code: 'several_blocks', entries: 51 });
    expect(headlineOf('running', NOTHING_READY, [held(['CAP'], 5), held([], 1)]).code).toBe('several_blocks');
  });

  it('tells those that need a person from an end', () => {
    expect(headlineOf('running', NOTHING_READY, [held(['DNC'], 7, 7)])).toEqual({
      code: 'blocked',
      entries: 7,
      until: null,
    });
    expect(headlineOf('running', NOTHING_READY, []).code).toBe('worked');
  });
});
