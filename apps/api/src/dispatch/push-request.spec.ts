import { TEST_ENTRY_FOR_SPECS } from '../testing/test-entry.js';
import { dataOf, vendorCampaignOf } from './push-request.js';

const attempt = (fields: Record<string, string>) => ({
  id: '018f0000-0000-7000-8000-000000000001',
  entry: { ...TEST_ENTRY_FOR_SPECS, fields, contactName: 'Zoë; the = one', externalId: 'x-1' },
  number: '+3225550100',
  dialedAs: '3225550100',
  until: new Date(0),
});

describe('dataOf', () => {
  it('hands on only the fields that the campaign asks for', () => {
    expect(
      dataOf(
        { vendorSettings: { dataFields: ['city', 'externalId'] } },
        attempt({ city: 'Gent', debt: '9' }),
      ),
    ).toEqual({
      city: 'Gent',
      externalId: 'x-1',
    });
  });

  it('hands on nothing when the campaign asks for nothing, and leaves out what a contact lacks', () => {
    expect(dataOf({ vendorSettings: {} }, attempt({ city: 'Gent' }))).toEqual({});
    expect(dataOf({ vendorSettings: { dataFields: ['street'] } }, attempt({ city: 'Gent' }))).toEqual({});
  });

  it('puts a blank where the vendor has no way to say a character', () => {
    expect(
      dataOf({ vendorSettings: { dataFields: ['name', 'at'] } }, attempt({ at: "10:30\n#1 'x'" })),
    ).toEqual({
      name: 'Zoë  the   one',
      at: '10 30 1  x',
    });
  });
});

describe('vendorCampaignOf', () => {
  it('keeps the arrow of a uContact campaign', () => {
    expect(
      vendorCampaignOf({ method: 'dialer_push', vendorSettings: { vendorCampaign: 'Sales<-' } }),
    ).toMatchObject({
      kind: 'ucontact',
      campaign: 'Sales<-',
      mode: 'append',
    });
  });
});
