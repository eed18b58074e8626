import { placeAfter } from './after-sign-in';

it.each([
  ['/campaigns?state=running', '/campaigns?state=running'],
  [null, '/'],
  ['https://elsewhere.example', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
])('leads from %s to %s', (next, place) => {
  expect(placeAfter(next)).toBe(place);
});
