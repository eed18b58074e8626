import { decodeDeclared } from './charset.js';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

it.each([
  [latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'), undefined],
  [latin('<a>é</a>'), 'text/xml; charset=iso-8859-1'],
  [latin('<a>é</a>'), 'text/xml; charset="windows-1252"'],
  [utf8('<a>é</a>'), 'text/xml'],
  [utf8('<a>é</a>'), undefined],
  [utf8('<?xml version="1.0" encoding="UTF-8"?><a>é</a>'), 'text/xml; charset=utf-8'],
  // A header is said by the server that sent the bytes; the declaration may have been copied with the template.
  [utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'), 'text/xml; charset=utf-8'],
  [utf8('<a>é</a>'), 'text/xml; charset=koi8-r'],
])('reads what is declared: %#', (body, contentType) => {
  expect(decodeDeclared(body, contentType)).toContain('<a>é</a>');
});

it('shows broken letters instead of guessing a set that nobody declared', () => {
  expect(decodeDeclared(latin('<a>é</a>'), undefined)).toBe('<a>\uFFFD</a>');
});
