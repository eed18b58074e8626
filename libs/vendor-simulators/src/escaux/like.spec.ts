import { matchesLike, type Wildcards } from './like.js';

const EXTENSIONS = ['067', '671', '672', '555', '*215'];
const found = (filter: string, wildcards: Wildcards) =>
  EXTENSIONS.filter((ext) => matchesLike(ext, filter, wildcards));

describe('filters of the directory', () => {
  it.each([
    ['67', '', ['067', '671', '672']],
    ['67', 'strict', []],
    ['67%', 'strict', ['671', '672']],
    ['67_', 'strict', ['671', '672']],
    ['6*', 'strict', []],
    ['6*', 'translate', ['671', '672']],
    ['555', 'strict', ['555']],
    ['*215', 'strict', ['*215']],
    ['.', '', []],
  ] as [string, Wildcards, string[]][])('%s with wildcards "%s" finds %p', (filter, wildcards, expected) => {
    expect(found(filter, wildcards)).toEqual(expected);
  });

  it('do not tell capitals from small letters', () => {
    expect(matchesLike('Ada', 'ADA', 'strict')).toBe(true);
  });
});
