import { CONFIRMATIONS, MISSING_FIELDS, updateCampaignRequest } from '@callspool/contracts';
import {
  firstOpenStep,
  freedomOf,
  hrefOf,
  isStep,
  nextOf,
  openSteps,
  previousOf,
  stepOf,
  STEPS,
} from './steps';

describe('the steps of the wizard', () => {
  it('lead from the first to the last and back', () => {
    expect(STEPS.map(nextOf)).toEqual([...STEPS.slice(1), null]);
    expect(STEPS.map(previousOf)).toEqual([null, ...STEPS.slice(0, -1)]);
    expect([isStep('schedule'), isStep('scheduler')]).toEqual([true, false]);
    expect([hrefOf(null, 'basics'), hrefOf('c1', 'review')]).toEqual([
      '/campaigns/new',
      '/campaigns/c1/edit/review',
    ]);
  });

  // Every finding of the API must lead somewhere, and only what is confirmed at the end may lead to the review.
  it('hold every field of a campaign', () => {
    const fields = Object.keys(updateCampaignRequest.shape).filter(
      (field) => field !== 'version' && field !== 'callerId',
    );
    expect(fields.filter((field) => stepOf(field) === 'review')).toEqual([]);
    expect(stepOf('vendorSettings.keyActions.1')).toBe('basics');
    expect(CONFIRMATIONS.map((name) => stepOf(`confirmations.${name}`))).toEqual([
      'review',
      'review',
      'review',
    ]);
  });

  it('are open while something in them has to be decided', () => {
    expect([...openSteps(MISSING_FIELDS)]).toEqual(['contacts', 'schedule', 'attempts', 'review']);
    expect(firstOpenStep({ missing: ['respoolRuleSetId', 'contactingHoursId'] })).toBe('schedule');
    expect(firstOpenStep({ missing: [] })).toBe('review');
  });

  it('may be changed as far as the campaign lets them', () => {
    const of = (state: 'draft' | 'running' | 'paused' | 'archived') =>
      freedomOf({ state, hasRun: state !== 'draft' });
    expect([freedomOf(null), of('draft'), of('running'), of('paused'), of('archived')]).toEqual([
      'all',
      'all',
      'name_and_pace',
      'not_the_line',
      'nothing',
    ]);
  });
});
