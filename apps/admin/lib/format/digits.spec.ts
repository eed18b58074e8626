import { digitsOf } from './digits';

it.each([
  ['+34 612-00', '+3461200'],
  ['0034 612', '+34612'],
  ['612', '612'],
  ['Ana', null],
  ['', null],
  [null, null],
])('the digits of %j are %j', (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits);
});
