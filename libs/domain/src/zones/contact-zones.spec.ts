import fc from 'fast-check';
import { parsePhone } from '../phone/parse-phone.js';
import { zonesFor, zonesOfNumber, type ZonedPhone } from './number-zones.js';

function phone(raw: string): ZonedPhone {
  const parsed = parsePhone(raw, null);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed;
}
const NUMBERS = {
  newYork: phone('+12125550123'),
  boise: phone('+12084561234'),
  toronto: phone('+14165550123'),
  tollFree: phone('+18005551234'),
  belgian: phone('+3225121212'),
  australianMobile: phone('+61491570006'),
  nowhere: phone('+80012345678'),
};
const judge = (contact: Partial<Parameters<typeof zonesFor>[0]>) =>
  zonesFor({ rowZone: null, postalCode: null, phone: NUMBERS.newYork, listDefault: null, ...contact });

describe('the ladder of evidence for a zone', () => {
  it("lets the row's own zone decide alone, whatever the postal code says", () => {
    expect(judge({ rowZone: 'Asia/Tokyo', postalCode: '94105', listDefault: 'Europe/Paris' })).toEqual({
      zones: ['Asia/Tokyo'],
      source: 'row',
      postal: null,
    });
  });

  it('asks the number before the list, and needs no postal code', () => {
    expect(judge({ listDefault: 'Europe/Paris' })).toEqual({
      zones: ['America/New_York'],
      source: 'prefix',
      postal: null,
    });
  });

  it('takes postal code and number together where they agree', () => {
    expect(judge({ postalCode: '10001' })).toEqual({
      zones: ['America/New_York'],
      source: 'postal_and_prefix',
      postal: 'agrees',
    });
    expect(judge({ phone: NUMBERS.belgian, postalCode: '9000' })).toEqual({
      zones: ['Europe/Brussels'],
      source: 'postal_and_prefix',
      postal: 'agrees',
    });
  });

  it('demands the zones of both where the postal code contradicts the number', () => {
    expect(judge({ postalCode: '94105', listDefault: 'Europe/Paris' })).toEqual({
      zones: ['America/New_York', 'America/Los_Angeles'],
      source: 'postal_and_prefix',
      postal: 'adds',
    });
    expect(judge({ phone: NUMBERS.toronto, postalCode: '96813' }).zones).toEqual([
      'America/Toronto',
      'Pacific/Honolulu',
    ]);
  });

  it('keeps all zones of a number that lies in several, though the postal code names one of them', () => {
    expect(judge({ phone: NUMBERS.boise, postalCode: '83702' })).toEqual({
      ...zonesOfNumber(NUMBERS.boise),
      source: 'postal_and_prefix',
      postal: 'agrees',
    });
    const ofTollFree = judge({ phone: NUMBERS.tollFree, postalCode: '10001' });
    expect(ofTollFree.source).toBe('postal_and_country');
    expect(ofTollFree.zones).toEqual(zonesOfNumber(NUMBERS.tollFree).zones);
  });

  it.each([
    ['unreadable', '1000', NUMBERS.newYork],
    ['unreadable', 'see remark', NUMBERS.belgian],
    ['unknown', '00000', NUMBERS.newYork],
    ['no_table', '2000', NUMBERS.australianMobile],
  ])('leaves it to the number, and says so, when the code is %s', (postal, postalCode, number) => {
    expect(judge({ phone: number, postalCode, listDefault: 'Europe/Paris' })).toEqual({
      ...zonesOfNumber(number),
      postal,
    });
  });

  it("falls back to the list's default, and to unknown without one", () => {
    const contact = { phone: NUMBERS.nowhere, postalCode: '10001' };
    expect(judge({ ...contact, listDefault: 'Europe/Paris' })).toEqual({
      zones: ['Europe/Paris'],
      source: 'list_default',
      postal: null,
    });
    expect(judge(contact)).toEqual({ zones: [], source: 'unknown', postal: null });
  });

  it('never needs fewer zones open because a row has a postal code', () => {
    const digit = fc.constantFrom(...'0123456789');
    const letter = fc.constantFrom(...'ABCEGHJKLMNPRSTVXYDZ');
    const code = fc.oneof(
      fc.array(digit, { minLength: 5, maxLength: 5 }).map((digits) => digits.join('')),
      fc.tuple(letter, digit, letter).map((signs) => signs.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(NUMBERS)),
        fc.option(fc.constant('Europe/Paris')),
        code,
        (number, listDefault, postalCode) => {
          const without = judge({ phone: number, listDefault });
          const withCode = judge({ phone: number, listDefault, postalCode });
          expect(withCode.zones).toEqual(expect.arrayContaining([...without.zones]));
          expect(new Set(withCode.zones).size).toBe(withCode.zones.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
