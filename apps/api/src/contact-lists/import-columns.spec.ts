import { type ImportMapping, importMapping } from '@callspool/contracts';
import { type ImportColumns, resolveColumns, toMappingView } from './import-columns.js';

function resolved(header: string[], mapping?: unknown, hasHeader = true): ImportColumns {
  const found = resolveColumns(header, { hasHeader, mapping: parsed(mapping) });
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return found.columns;
}
const refused = (header: string[], mapping?: unknown, hasHeader = true) => {
  const found = resolveColumns(header, { hasHeader, mapping: parsed(mapping) });
  return found.ok ? [] : found.issues;
};
const parsed = (mapping: unknown): ImportMapping | undefined =>
  mapping === undefined ? undefined : importMapping.parse(mapping);

describe('a mapping that is not given', () => {
  it.each([
    [['Name', 'Phone', 'City'], ['Phone'], ['City']],
    [['Nom', 'Téléphone', 'GSM', 'Ville'], ['Téléphone', 'GSM'], ['Ville']],
    [['phone1', 'phone_2', 'Phone 3'], ['phone1', 'phone_2', 'Phone 3'], []],
    [['Home phone', 'work phone', 'Mobile number'], ['Home phone', 'work phone', 'Mobile number'], []],
    [['Telefonnummer', 'Handy'], ['Telefonnummer', 'Handy'], []],
    [['customer number', 'msisdn'], ['msisdn'], []],
    [['number', 'house number'], ['number'], ['house number']],
  ])('is guessed from the header %j', (header, phones, fields) => {
    const view = toMappingView(resolved(header));
    expect(view.phone.map((phone) => phone.column)).toEqual(phones);
    expect(view.fields).toEqual(fields);
  });

  it('finds ids, zones, priorities, agents and the sort of a number', () => {
    const header = [
      'Customer ID',
      'Full name',
      'Mobile',
      'Home Phone',
      'Time Zone',
      'Post code',
      'Prio',
      'Agent',
    ];
    expect(toMappingView(resolved(header))).toEqual({
      phone: [
        { column: 'Mobile', kind: 'mobile' },
        { column: 'Home Phone', kind: 'home' },
      ],
      externalId: 'Customer ID',
      name: 'Full name',
      familyName: null,
      timeZone: 'Time Zone',
      postalCode: 'Post code',
      priority: 'Prio',
      agent: 'Agent',
      // An address is shown to agents, so that the column is kept as a field too.
      fields: ['Post code'],
    });
  });

  it.each(['zip', 'ZIP Code', 'Postcode', 'postal_code', 'Code postal', 'PLZ', 'Código postal'])(
    'takes %s for the postal code',
    (name) => {
      expect(toMappingView(resolved(['phone', name])).postalCode).toBe(name);
    },
  );

  it('is asked for when no column looks like a phone number, or there is no header', () => {
    expect(refused(['a', 'b'])).toEqual([
      { path: 'mapping.phone', message: expect.stringContaining('(a, b)') },
    ]);
    expect(refused(['0470123401'], undefined, false)).toMatchObject([{ path: 'mapping.phone' }]);
  });
});

describe('a mapping that is given', () => {
  it('names columns in upper or lower case, or by number from 1', () => {
    const view = toMappingView(
      resolved(['A', 'B', 'C'], { phone: ['c', { column: 1, kind: 'home' }], fields: [2] }),
    );
    expect(view).toMatchObject({
      phone: [
        { column: 'C', kind: null },
        { column: 'A', kind: 'home' },
      ],
      fields: ['B'],
    });
  });

  it('is refused with every column that does not exist', () => {
    expect(
      refused(['a', 'b'], { phone: 'x', name: 3, fields: ['a', 'y'] }).map((issue) => issue.path),
    ).toEqual(['mapping.phone.0', 'mapping.name', 'mapping.fields.1']);
    expect(refused(['1', '2'], { phone: 'phone' }, false)[0]?.message).toContain('by its number');
  });

  it('keeps columns of the same or of no name apart', () => {
    expect(resolved(['x', 'x', '', 'tel'], { phone: 'tel' }).names).toEqual([
      'x',
      'x (2)',
      'column 3',
      'tel',
    ]);
  });

  it('leaves out what a rejects file has added', () => {
    expect(toMappingView(resolved(['phone', 'city', 'rejected_line', 'rejected_reason'])).fields).toEqual([
      'city',
    ]);
  });
});
