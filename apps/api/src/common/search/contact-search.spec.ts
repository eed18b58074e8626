import { readSearch } from './contact-search.js';

describe('what a person types to find a contact', () => {
  it.each([
    ['0470 12 34 01', ['BE'], ['+32470123401']],
    ['+32 470 12 34 01', [], ['+32470123401']],
    ['0032470123401', [], ['+32470123401']],
    ['32470123401', [], ['+32470123401']],
    ['612 000 408', ['ES', 'BE'], ['+34612000408']],
    ['Peeters', ['BE'], []],
    ['C-204881', ['BE'], []],
  ])('may be the number %s by the rules of %j', (text, countries, numbers) => {
    expect(readSearch(text, countries).numbers).toEqual(numbers);
  });

  it('is looked for as beginnings of words, without marks and signs that mean something to the database', () => {
    expect(readSearch('  Zoë PEET', []).names).toBe("'zoe':* & 'peet':*");
    expect(readSearch("O'Brien & (x) | !y:*", []).names).toBe("'o':* & 'brien':* & 'x':* & 'y':*");
    expect(readSearch('Yıldız', []).names).toBe("'yildiz':*");
    expect(readSearch('!!', []).names).toBeNull();
  });
});
