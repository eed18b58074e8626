import { numbersBehind } from './numbers-behind.js';

describe('the numbers behind what a vendor writes', () => {
  it.each([
    ['32470123456', null, ['+32470123456']],
    ['+32 470 12 34 56', null, ['+32470123456']],
    ['0032470123456', null, ['+32470123456']],
    ['101', null, []],
    ['', null, []],
    ['032470123456', { kind: 'digits', prefix: '0' }, ['+32470123456']],
    ['0470123456', { kind: 'national', country: 'BE' }, ['+32470123456']],
    ['0031612345678', { kind: 'national', country: 'BE', internationalPrefix: '00' }, ['+31612345678']],
  ] as const)('of %s by %j are %j', (text, format, numbers) => {
    expect(numbersBehind(text, format)).toEqual(numbers);
  });
});
