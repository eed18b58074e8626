import { SPOOL_STATES, canSpoolMove } from '../spool/spool-state.js';
import { CAMPAIGN_STATES, canMove } from './campaign-state.js';

describe('the states of a campaign', () => {
  it('move exactly so', () => {
    const moves = CAMPAIGN_STATES.flatMap((from) =>
      CAMPAIGN_STATES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'draft → scheduled',
      'draft → running',
      'scheduled → draft',
      'scheduled → running',
      'running → paused',
      'running → draining',
      'paused → running',
      'paused → draining',
      'draining → finished',
      'finished → running',
      'finished → archived',
    ]);
  });
});

describe('the states of a spool entry', () => {
  it('come to be in flight from ready only', () => {
    expect(SPOOL_STATES.filter((from) => canSpoolMove(from, 'in_flight'))).toEqual(['ready']);
  });

  it('come back from done only by waiting again', () => {
    expect(SPOOL_STATES.filter((to) => canSpoolMove('done', to))).toEqual(['waiting']);
  });

  it('never become new again', () => {
    expect(SPOOL_STATES.filter((from) => canSpoolMove(from, 'new'))).toEqual([]);
  });
});
