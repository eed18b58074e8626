import { chooseLocale } from './locales';

describe('chooseLocale', () => {
  it('takes what was chosen, whatever the browser asks for', () => {
    expect(chooseLocale('es', 'en-GB,en;q=0.9')).toBe('es');
  });

  it('takes the first of the browser’s languages that we have', () => {
    expect(chooseLocale(undefined, 'tr,es-MX;q=0.9,en;q=0.8')).toBe('es');
  });

  it('falls back to English', () => {
    expect(chooseLocale('xx', 'fr-BE,nl;q=0.4')).toBe('en');
    expect(chooseLocale(undefined, null)).toBe('en');
  });
});
