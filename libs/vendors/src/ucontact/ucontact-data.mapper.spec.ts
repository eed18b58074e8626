import fc from 'fast-check';
import { LEAD } from '../testing/fixtures.js';
import { VendorEncodingError } from '../core/vendor-error.js';
import { correlationIdIn, decodePairs, encodeData, type DataOptions } from './ucontact-data.mapper.js';

const options: DataOptions = { operation: 'test', encoding: 'utf-8', maxBytes: null };

const fieldRefused = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof VendorEncodingError) return error.field;
    throw error;
  }
};

describe('encodeData', () => {
  it('puts our id first', () => {
    expect(encodeData(LEAD, { idcustomer: '7', name: 'Ann Lee' }, options)).toBe(
      `lead=${LEAD}:idcustomer=7:name=Ann Lee`,
    );
  });

  it('writes plain Latin letters unless the connection takes UTF-8', () => {
    expect(encodeData(LEAD, { name: 'José' }, { ...options, encoding: 'ascii' })).toBe(
      `lead=${LEAD}:name=Jose`,
    );
    expect(encodeData(LEAD, { name: 'José' }, options)).toBe(`lead=${LEAD}:name=José`);
    expect(fieldRefused(() => encodeData(LEAD, { name: '日' }, { ...options, encoding: 'ascii' }))).toBe(
      'data.name',
    );
  });

  it('keeps empty values', () => {
    expect(encodeData(LEAD, { state: '' }, options)).toBe(`lead=${LEAD}:state=`);
  });

  it.each([':', ';', '=', '#', "'", '\n', '\r', '\t', '\u2028'])(
    'refuses %p in values and in names',
    (character) => {
      expect(fieldRefused(() => encodeData(LEAD, { a: `x${character}` }, options))).toBe('data.a');
      expect(fieldRefused(() => encodeData(LEAD, { [`a${character}`]: 'x' }, options))).toBe(
        `data.a${character}`,
      );
    },
  );

  it('refuses a second lead, a nameless field, too many bytes and an id that is not ours', () => {
    expect(fieldRefused(() => encodeData(LEAD, { lead: 'x' }, options))).toBe('data.lead');
    expect(fieldRefused(() => encodeData(LEAD, { ' ': 'x' }, options))).toBe('data. ');
    expect(fieldRefused(() => encodeData(LEAD, { a: 'éé' }, { ...options, maxBytes: 43 }))).toBe('data');
    expect(fieldRefused(() => encodeData('42', {}, options))).toBe('correlationId');
  });

  // Two names that become one when written plainly would overwrite each other in the agent's form.
  it('refuses two names with one plain form', () => {
    expect(
      fieldRefused(() => encodeData(LEAD, { jose: '1', josé: '2' }, { ...options, encoding: 'ascii' })),
    ).toBe('data.josé');
  });

  it('either refuses a contact’s data or comes back from the vendor unchanged', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a=b', '10:30', 'é', ''),
    );
    fc.assert(
      fc.property(fc.dictionary(text, text), (data) => {
        let encoded: string;
        try {
          encoded = encodeData(LEAD, data, options);
        } catch (error) {
          expect(error).toBeInstanceOf(VendorEncodingError);
          return;
        }
        expect(encoded).not.toMatch(/[;\r\n]/);
        expect(correlationIdIn(encoded)).toBe(LEAD);
        expect(Object.fromEntries(decodePairs(encoded))).toEqual({ lead: LEAD, ...data });
      }),
      { numRuns: 500 },
    );
  });
});

describe('correlationIdIn', () => {
  it('finds our id wherever it stands', () => {
    expect(correlationIdIn(`a=1:lead=${LEAD}:b=2`)).toBe(LEAD);
  });

  it.each(['', 'a=1', 'lead=', 'lead=42', `lead=${LEAD}0`, `misleading=${LEAD}`])(
    'finds none in %p',
    (text) => {
      expect(correlationIdIn(text)).toBeNull();
    },
  );
});
