import { z } from 'zod';
import { serverWords } from '../../messages/es/server-words';
import { translator } from './server-words';

const toy = translator({
  'All is well.': 'Todo va bien.',
  'Held by {0}.': 'Lo retiene {0}.',
  'Held by {0} since {1}.': 'Desde {1} lo retiene {0}.',
  'There is no "{0}".': 'No hay «{0}».',
  'It failed: {0} Try again.': 'Falló: {0} Inténtelo de nuevo.',
  'a cap': 'un tope',
  rain: 'la lluvia',
});
const spanish = translator(serverWords);

describe('translator', () => {
  it('takes a whole sentence, and leaves alone what it does not know', () => {
    expect(toy('All is well.')).toBe('Todo va bien.');
    expect(toy('Nobody knows this.')).toBe('Nobody knows this.');
    expect(toy('rain')).toBe('rain');
    expect(toy('to String')).toBe('to String');
  });

  it('puts in what the service put in, in the order of the other language', () => {
    expect(toy('Held by rain since noon.')).toBe('Desde noon lo retiene la lluvia.');
  });

  it('translates what is put in, but no lone word, nor one in quotes: those are somebody’s own', () => {
    expect(toy('Held by a cap since noon.')).toBe('Desde noon lo retiene un tope.');
    expect(toy('There is no "a cap".')).toBe('No hay «a cap».');
  });

  it('goes on sentence by sentence, keeping those it does not know', () => {
    expect(toy('All is well. Held by a cap. Who knows?')).toBe(
      'Todo va bien. Lo retiene un tope. Who knows?',
    );
  });

  it('reads a sentence inside of which others stand', () => {
    expect(toy('It failed: All is well. Held by rain. Try again.')).toBe(
      'Falló: Todo va bien. Lo retiene la lluvia. Inténtelo de nuevo.',
    );
  });

  it('is quick with a text made to have many divisions', () => {
    const evil = translator({ '{0}a{1}a{2}a{3}a{4}b': '{4}{3}{2}{1}{0}' });
    const text = 'a'.repeat(2_000);
    const before = performance.now();
    expect(evil(text)).toBe(text);
    expect(performance.now() - before).toBeLessThan(200);
  });

  it('says the same again, however many others it was asked in between', () => {
    for (let index = 0; index < 1_200; index += 1) toy(`Held by number ${index}.`);
    expect(toy('Held by number 7.')).toBe('Lo retiene number 7.');
  });
});

describe('the Spanish of the service', () => {
  it.each([
    ['A draft campaign cannot be paused.', 'Una campaña en borrador no se puede pausar.'],
    [
      'Outside the contacting hours in Europe/Brussels. (Zones from: postal and prefix.)',
      'Fuera del horario de contacto en Europe/Brussels. (Zonas según: código postal y prefijo.)',
    ],
    [
      'At most 3 attempts per person in any 24 h, counted in this campaign.',
      'Como mucho 3 intentos por persona en cualquier lapso de 24 h, contados en esta campaña.',
    ],
    [
      'This connection rests after repeated trouble. Nothing was sent. Last trouble: The host did not answer in time.',
      'Esta conexión descansa tras problemas repetidos. No se envió nada. Último problema: El host no respondió a tiempo.',
    ],
    [
      'The proxy is not reached. The host name is unknown. Check the spelling of the address.',
      'No se llega al proxy. El nombre del host no se conoce. Compruebe cómo está escrita la dirección.',
    ],
    [
      'The last test of "Main" failed: The vendor asks us to slow down. Mend it and test again.',
      'La última prueba de «Main» falló: El proveedor nos pide ir más despacio. Corríjalo y pruebe de nuevo.',
    ],
    [
      '"+12": It names no country: write it with + and the country code, or set a default country.',
      '«+12»: No dice el país: escríbalo con + y el prefijo de país, o fije un país por defecto.',
    ],
    [
      'The vendor did not make the call (REFUSED): The vendor asks us to slow down..',
      'El proveedor no hizo la llamada (REFUSED): El proveedor nos pide ir más despacio..',
    ],
    [
      'The vendor gave an answer that is not documented: status 418.',
      'El proveedor dio una respuesta que no está documentada: estado 418.',
    ],
    [
      'This number must not be called everywhere: asked by phone.',
      'Este número: no llamar, en todas las campañas: asked by phone.',
    ],
    ['2 fields need mending; see issues.', 'Hay 2 campos por corregir.'],
    [
      'BUSY: Somebody who rejected the call will be called again.',
      'BUSY: Se volverá a llamar a quien rechazó la llamada.',
    ],
  ])('%s', (english, expected) => {
    expect(spanish(english)).toBe(expected);
  });

  it('says what a schema finds wrong', () => {
    const said = (schema: z.ZodType, value: unknown): string =>
      spanish(schema.safeParse(value).error?.issues[0]?.message ?? '');
    expect(said(z.string().min(8), 'short')).toBe('Demasiado corto: al menos 8 caracteres');
    expect(said(z.string(), undefined)).toBe('Valor no válido: se espera texto, se recibió nada');
    expect(said(z.number().int(), 1.5)).toBe('Valor no válido: se espera número entero, se recibió número');
    expect(said(z.email(), 'x')).toBe('Dirección de correo no válida');
  });
});
