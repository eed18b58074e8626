import { lineOfIssue, pastedNumbers } from './numbers-text';

describe('pasted numbers', () => {
  it('are read a line each, or several between commas, without quotes and empty lines', () => {
    expect(pastedNumbers('+34 612 345 678\r\n\n"0470 12 34 56"; 0470123457,\n')).toEqual([
      { line: 1, text: '+34 612 345 678' },
      { line: 3, text: '0470 12 34 56' },
      { line: 3, text: '0470123457' },
    ]);
    expect(pastedNumbers('  \n')).toEqual([]);
  });

  it('are found again by an issue of the API', () => {
    const lines = pastedNumbers('12\n+34612345678');
    expect(lineOfIssue('entries.0.value', lines)).toEqual({ line: 1, text: '12' });
    expect(lineOfIssue('entries.7.value', lines)).toBeNull();
    expect(lineOfIssue('campaignId', lines)).toBeNull();
  });
});
