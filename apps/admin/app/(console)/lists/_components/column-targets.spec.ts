import { choiceOf, hasPhone, mappingOf, TARGET_VALUES, valueOf, withChoice } from './column-targets';

const choices = (...values: (typeof TARGET_VALUES)[number][]) => values.map(choiceOf);

describe('what the columns become', () => {
  it('is a word of the select and back', () => {
    for (const value of TARGET_VALUES) expect(valueOf(choiceOf(value))).toBe(value);
    expect(valueOf({ target: 'phone', kind: 'boat' })).toBe('phone');
  });

  it('moves what only one column can be, and keeps the other as a field', () => {
    expect(withChoice(choices('name', 'field', 'phone'), 1, choiceOf('name')).map(valueOf)).toEqual([
      'field',
      'name',
      'phone',
    ]);
    expect(withChoice(choices('phone', 'field'), 1, choiceOf('phone:home')).map(valueOf)).toEqual([
      'phone',
      'phone:home',
    ]);
  });

  it('is told to the API by the numbers of the columns', () => {
    expect(mappingOf(choices('externalId', 'phone:mobile', 'phone', 'postalCode', 'field', 'skip'))).toEqual({
      phone: [
        { column: 2, kind: 'mobile' },
        { column: 3, kind: undefined },
      ],
      externalId: 1,
      name: undefined,
      familyName: undefined,
      timeZone: undefined,
      postalCode: 4,
      priority: undefined,
      agent: undefined,
      fields: [5, 4],
    });
  });

  it('is of no use without a number', () => {
    expect([hasPhone(choices('name', 'field')), hasPhone(choices('name', 'phone:work'))]).toEqual([
      false,
      true,
    ]);
  });
});
