import { VendorEncodingError } from '../core/vendor-error.js';
import { LEAD } from '../testing/fixtures.js';
import { toRespool, toScheduleRange, toScheduledCall } from './ucontact-schedule.mapper.js';

const OPTIONS = { timeZone: 'America/Montevideo', encoding: 'ascii', maxDataBytes: null } as const;
const CONTACT = { correlationId: LEAD, campaign: 'Ventas->', number: '098344484', data: { Par1: 'Val1' } };
const CALL = { ...CONTACT, callAt: new Date('2026-10-11T18:00:00Z') };
const RESPOOL = { ...CONTACT, contact: 222, list: 'basetest' };

const fieldOf = (encode: () => unknown): string => {
  try {
    encode();
  } catch (error) {
    if (error instanceof VendorEncodingError) return error.field;
    throw error;
  }
  return 'nothing';
};

it('spells a scheduled call as the page does', () => {
  const call = { ...CALL, alternatives: ['099124484', '099121212'], agentPhone: '1001' };
  expect(toScheduledCall(call, OPTIONS)).toEqual({
    calldate: '2026-10-11 15:00:00',
    campaign: 'Ventas->',
    destination: '098344484',
    alternatives: '099124484:099121212',
    agentphone: '1001',
    data: `lead=${LEAD}:Par1=Val1`,
  });
});

it('spells a respool as the page does, numbers as numbers', () => {
  expect(toRespool(RESPOOL, OPTIONS)).toEqual({
    campaign: 'Ventas->',
    destination: '098344484',
    dialerbase: 'basetest',
    status: 1,
    data: `lead=${LEAD}:Par1=Val1`,
    alternatives: '',
    contact: 222,
    retries: 0,
    priority: 9999,
    agentphone: '',
  });
});

it.each([
  ['callAt', { callAt: new Date(Number.NaN) }],
  ['number', { number: '09:8' }],
  ['alternatives', { alternatives: ['098344484'] }],
  ['alternatives', { alternatives: ['1234:5678'] }],
  ['agentPhone', { agentPhone: 'Agent1' }],
  ['data.time', { data: { time: '10:30' } }],
  ['data.a', { data: { a: "it's" } }],
  ['campaign', { campaign: 'a;b' }],
])('refuses a scheduled call by the field %s', (field, change) => {
  expect(fieldOf(() => toScheduledCall({ ...CALL, ...change }, OPTIONS))).toBe(field);
});

it.each([
  ['priority', { priority: 1 }],
  ['priority', { priority: 10_000 }],
  ['contact', { contact: 0 }],
  ['retries', { retries: -1 }],
  ['list', { list: 'a;b' }],
])('refuses a respool by the field %s', (field, change) => {
  expect(fieldOf(() => toRespool({ ...RESPOOL, ...change }, OPTIONS))).toBe(field);
});

// uContact's dates have no zone: in the hour that the clock repeats the call might come an hour away from the promise.
it('refuses a time that the vendor’s clock shows twice', () => {
  const options = { ...OPTIONS, timeZone: 'Europe/Brussels' };
  const callAt = new Date('2026-10-25T00:30:00Z');
  expect(fieldOf(() => toScheduledCall({ ...CALL, callAt }, options))).toBe('callAt');
});

it('widens a range across a clock that is set back, and refuses one that ends before it begins', () => {
  const range = { campaign: 'a->', number: '1234', from: new Date('2026-10-25T00:30:00Z') };
  const to = new Date('2026-10-25T01:15:00Z');
  expect(toScheduleRange({ ...range, to }, 'Europe/Brussels')).toEqual({
    campaign: 'a->',
    destination: '1234',
    from: '2026-10-25 01:30:00',
    to: '2026-10-25 03:15:00',
  });
  expect(fieldOf(() => toScheduleRange({ ...range, to: new Date(0) }, 'UTC'))).toBe('from');
});
