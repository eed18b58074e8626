import { translator } from '../i18n/server-words';
import { fieldWords, isWorthShowing, valueWords, verbOf } from './audit-words';

const ENGLISH = { say: (sentence: string) => sentence, fieldNames: {} };

describe('words of the audit', () => {
  it('say what was done, whatever it was done to', () => {
    expect(verbOf('campaign.test_called')).toBe('test_called');
  });

  it('leave out what every thing has', () => {
    expect(['name', 'version', 'id'].filter((field) => isWorthShowing({ field }))).toEqual(['name']);
  });

  it('name a field as people read it', () => {
    expect(fieldWords('callsPerSecond', ENGLISH)).toBe('calls per second');
    expect(fieldWords('name', ENGLISH)).toBe('name');
  });

  it('tell a thing by its parts, without those it lacks', () => {
    expect(valueWords({ numberFormat: { kind: 'digits' }, note: null }, ENGLISH)).toBe(
      'number format kind digits',
    );
    expect(valueWords([{ from: '09:00', to: '13:00' }, 'x'], ENGLISH)).toBe('from 09:00, to 13:00, x');
    expect(valueWords(false, ENGLISH)).toBe('false');
  });

  it('say fields, sentences and yes or no in the language of the page', () => {
    const say = translator({ 'The campaign was archived.': 'La campaña se archivó.' });
    const spanish = { say, fieldNames: { reason: 'motivo', isOn: 'activo', true: 'sí' } };
    expect(fieldWords('reason', spanish)).toBe('motivo');
    expect(fieldWords('callsPerSecond', spanish)).toBe('calls per second');
    expect(valueWords({ reason: 'The campaign was archived.', isOn: true }, spanish)).toBe(
      'motivo La campaña se archivó., activo sí',
    );
  });
});
