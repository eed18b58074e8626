import { campaignRecord } from '../testing/campaign-record.js';
import { AppError } from '../common/errors/app-error.js';
import {
  changedFields,
  demandEditable,
  isPolicyChange,
  merge,
  readMethodSettings,
} from './campaign-settings.js';
import type { CampaignRecord } from './campaign-record.js';

const push = (changes: Partial<CampaignRecord> = {}): CampaignRecord =>
  campaignRecord({
    state: 'draft',
    connection: { name: 'U', kind: 'ucontact', isEnabled: true, isArchived: false },
    method: 'dialer_push',
    vendorSettings: { mode: 'append', isProgressive: false, dataFields: [], vendorCampaign: 'Sales<-' },
    startAt: new Date('2026-11-18T11:00:00Z'),
    confirmations: { scheduleInsideOurs: { by: 'Ann', at: '2026-11-18T11:00:00Z' } },
    ...changes,
  });
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

describe('a change of a campaign', () => {
  it('changes nothing when it says what is there already, in whatever order of keys', () => {
    const before = push();
    const change = { vendorSettings: { vendorCampaign: 'Sales<-' }, startAt: '2026-11-18T12:00:00+01:00' };
    expect(changedFields(before, merge(before, change))).toEqual([]);
  });

  it('takes a field away with null, and leaves alone what was not sent', () => {
    const values = merge(push({ groupId: 'g' }), { startAt: null, groupId: null });
    expect(values).toMatchObject({ startAt: null, groupId: null, minGapSeconds: 300 });
  });

  it('forgets what was confirmed of another dialer, and only that', () => {
    expect(merge(push(), { vendorSettings: { vendorCampaign: 'Other<-' } }).confirmations).toEqual({});
    expect(merge(push(), { connectionId: 'y' }).confirmations).toEqual({});
    expect(merge(push(), { vendorDecides: true }).confirmations).toHaveProperty('scheduleInsideOurs');
  });

  it('counts as one of policy unless it is about name and pacing', () => {
    expect(isPolicyChange(['name', 'weight', 'callsPerSecond', 'maxConcurrent'])).toBe(false);
    expect(isPolicyChange(['weight', 'endAt'])).toBe(true);
  });

  it.each([
    ['draft', 'method', 'none'],
    ['paused', 'endAt', 'none'],
    ['paused', 'connectionId', 'campaign.locked_field'],
    ['running', 'weight', 'none'],
    ['running', 'endAt', 'campaign.not_editable'],
    ['scheduled', 'endAt', 'campaign.not_editable'],
    ['draining', 'name', 'none'],
    ['finished', 'endAt', 'none'],
    ['archived', 'name', 'campaign.not_editable'],
  ] as const)('of a %s campaign in %s answers %s', (state, field, code) => {
    expect(codeOf(() => demandEditable(push({ state }), [field]))).toBe(code);
  });
});

describe('readMethodSettings', () => {
  it('reads settings by the method, and refuses those of another', () => {
    expect(readMethodSettings('masked_call', { dialPlan: 'masked', ownNumber: '+3225550000' })).toMatchObject(
      {
        method: 'masked_call',
      },
    );
    expect(codeOf(() => readMethodSettings('ivr_call', { vendorCampaign: 'Sales<-' }))).toBe(
      'request.invalid',
    );
  });
});
