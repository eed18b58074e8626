import {
  isWordWithoutResult,
  meaningOfWord,
  resultOfWord,
  WORD_KEYS_WITHOUT_RESULT,
  type WordMapping,
} from './vendor-words.js';

const mapping = (plain: string, fields: Partial<WordMapping> = {}): WordMapping => ({
  id: `${plain} ${fields.connectionId ?? 'vendor'}`,
  plain,
  connectionId: null,
  result: 'BUSY',
  dispositionId: null,
  ...fields,
});

it.each([
  ['ANSER', 'ANSWERED'],
  ['ANSWERED', 'ANSWERED'],
  ['NO ANSWER', 'NO_ANSWER'],
  ['NOANSWER', 'NO_ANSWER'],
  ['no_answer', 'NO_ANSWER'],
  ['BUSY', 'BUSY'],
  ['CANCEL', 'CANCELLED'],
  ['CONGESTION', 'CONGESTION'],
  ['FAILED', 'CONGESTION'],
  ['MEŞGUL', null],
  ['constructor', null],
  ['', null],
])('the word %p means %p everywhere', (word, result) => {
  expect(resultOfWord(word)).toBe(result);
});

describe('what a word means on a connection', () => {
  it('is what a manager says, whatever its case, spaces and hyphens', () => {
    const known = [mapping('MEŞGUL')];
    expect(meaningOfWord('meş-gul', known)).toEqual({
      result: 'BUSY',
      dispositionId: null,
      mappingId: 'MEŞGUL vendor',
    });
  });

  it('may differ from what the word stands for everywhere', () => {
    expect(meaningOfWord('FAILED', [mapping('FAILED', { result: 'INVALID_NUMBER' })]).result).toBe(
      'INVALID_NUMBER',
    );
  });

  it('goes by the connection before the vendor, as a whole', () => {
    const own = mapping('SALE', { connectionId: 'c', result: 'ANSWERED' });
    const vendors = mapping('SALE', { result: 'MACHINE', dispositionId: 'd' });
    for (const known of [
      [own, vendors],
      [vendors, own],
    ])
      expect(meaningOfWord('Sale', known)).toEqual({
        result: 'ANSWERED',
        dispositionId: null,
        mappingId: 'SALE c',
      });
  });

  it('keeps the known result of a word that is mapped to a disposition only', () => {
    const known = [mapping('NOANSWER', { result: null, dispositionId: 'd' })];
    expect(meaningOfWord('NO ANSWER', known)).toMatchObject({ result: 'NO_ANSWER', dispositionId: 'd' });
  });

  it('is what the vendor documents, unless somebody says otherwise', () => {
    expect(meaningOfWord('201', [], 'ANSWERED').result).toBe('ANSWERED');
    expect(meaningOfWord('201', [mapping('201', { result: 'MACHINE' })], 'ANSWERED').result).toBe('MACHINE');
  });

  it('is not guessed: neither for a word that nobody mapped nor for no word', () => {
    const nothing = { result: null, dispositionId: null, mappingId: null };
    expect(meaningOfWord('AMD-HUMAN?', [mapping('AMDHUMAN')])).toEqual(nothing);
    expect(meaningOfWord(' - ', [mapping('')])).toEqual(nothing);
  });
});

it('knows which documented words say no result, of their own vendor only', () => {
  expect(isWordWithoutResult('escaux', '000')).toBe(true);
  for (const word of ['0', '004', '100', '201', '']) expect(isWordWithoutResult('escaux', word)).toBe(false);
  expect(isWordWithoutResult('iexpbx', '000')).toBe(false);
  expect(isWordWithoutResult('constructor', '000')).toBe(false);
  expect(WORD_KEYS_WITHOUT_RESULT).toEqual([
    'escaux 000',
    'escaux 001',
    'escaux 002',
    'escaux 003',
    'escaux 200',
  ]);
});
