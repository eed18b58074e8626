import { momentWords, zonePlace } from './moment';

const at = (text: string): Date => new Date(text);
const now = at('2026-11-20T13:32:00Z');
const brussels = { locale: 'en-GB', timeZone: 'Europe/Brussels' } as const;

describe('momentWords', () => {
  it('leaves out the day on the same day of that clock', () => {
    expect(momentWords(at('2026-11-20T08:05:00Z'), now, brussels)).toEqual({ text: '09:05', zone: 'CET' });
    expect(momentWords(at('2026-11-20T23:05:00Z'), now, brussels).text).toBe('Sat 21 Nov 00:05');
  });

  it('leaves out the year in the same year', () => {
    expect(momentWords(at('2025-11-20T08:05:00Z'), now, brussels).text).toBe('20 Nov 2025 09:05');
  });

  it('names the zone that the clock had at that moment', () => {
    expect(momentWords(at('2026-07-01T08:05:00Z'), now, brussels)).toEqual({
      text: 'Wed 1 Jul 10:05',
      zone: 'CEST',
    });
  });

  it('says seconds or the day alone when asked', () => {
    expect(momentWords(at('2026-11-20T08:05:09Z'), now, { ...brussels, style: 'seconds' }).text).toBe(
      '09:05:09',
    );
    expect(momentWords(at('2026-11-20T08:05:09Z'), now, { ...brussels, style: 'day' }).text).toBe(
      'Fri 20 Nov',
    );
  });

  it('writes in the language of the page', () => {
    expect(momentWords(at('2026-11-23T08:05:00Z'), now, { ...brussels, locale: 'es' }).text).toBe(
      'lun 23 nov 09:05',
    );
  });
});

it('names the place of a zone', () => {
  expect(zonePlace('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
});
