import { createCampaignRequest, DIALING_METHODS } from '@callspool/contracts';
import { draftOf, EMPTY_DRAFT, findingAt, settingsOf, type VendorDraft } from './vendor-draft';

const FULL: VendorDraft = {
  ...EMPTY_DRAFT,
  vendorCampaign: 'Sales<-',
  mode: 'priority',
  source: 'Callspool',
  timezone: 'Brussels',
  dataFields: ['name'],
  dialPlan: 'outbound',
  ivrNumber: '700',
  announcements: [
    { kind: 'text', value: 'Hello' },
    { kind: 'file', value: 'menu' },
  ],
  keyActions: [{ key: '1', dispositionId: '019a9600-0000-7000-8000-000000000001' }],
  ownNumber: '+3225550100',
};
const ID = '019a9600-0000-7000-8000-000000000002';

describe('the settings of a method in a form', () => {
  it.each(DIALING_METHODS)('are what the contract of %s takes, and come back as they were', (method) => {
    const vendorSettings = settingsOf(method, FULL);
    const request = { name: 'One', connectionId: ID, timeZone: 'UTC', method, vendorSettings };
    expect(createCampaignRequest.safeParse(request).error).toBeUndefined();
    expect(settingsOf(method, draftOf(method, vendorSettings))).toEqual(vendorSettings);
  });

  it('leave out what stayed empty', () => {
    expect(
      settingsOf('dialer_push', { ...EMPTY_DRAFT, vendorCampaign: 'Sales<-', source: ' ' }),
    ).not.toHaveProperty('source');
    expect(
      settingsOf('ivr_call', { ...FULL, keyActions: [{ key: '', dispositionId: null }] }),
    ).not.toHaveProperty('keyActions');
  });

  it('find what is wrong inside of a field', () => {
    const errors = { 'vendorSettings.announcements.0': 'Too long' };
    expect(findingAt(errors, 'vendorSettings.announcements')).toBe('Too long');
    expect(findingAt(errors, 'vendorSettings.announce')).toBeNull();
  });
});
