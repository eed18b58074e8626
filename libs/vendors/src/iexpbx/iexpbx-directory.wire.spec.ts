import { decodeDirectory } from './iexpbx-directory.wire.js';

const book = (inside: string) => `<?xml version="1.0"?><IPPhoneDirectory>${inside}</IPPhoneDirectory>`;

describe('decodeDirectory', () => {
  it.each([
    ['DirectoryEntry', 'Name', 'Telephone'],
    ['contact', 'ad', 'tel'],
  ])('reads %s by its structure', (entry, name, number) => {
    const person = (who: string, ...numbers: string[]) =>
      `<${entry}><${name}>${who}</${name}>${numbers.map((one) => `<${number}>${one}</${number}>`).join('')}</${entry}>`;
    const text = book(
      person('John Lash', '908502590259') + person('A &amp; B', '+90 (538) 000-00-01', '110'),
    );
    expect(decodeDirectory(text)).toEqual({
      contacts: [
        { name: 'John Lash', numbers: ['908502590259'] },
        { name: 'A & B', numbers: ['+905380000001', '110'] },
      ],
      drift: [],
    });
  });

  it('takes an empty phone book, and a person without a number', () => {
    expect(decodeDirectory(book(''))?.contacts).toEqual([]);
    expect(decodeDirectory(book('<e><n>Ayşe</n><t/></e>'))?.contacts).toEqual([
      { name: 'Ayşe', numbers: [] },
    ]);
  });

  it('leaves out what is no entry or no number, and says so', () => {
    const text = book('<Title>Book</Title><e><n>John</n><t>call me</t><t>110</t></e>');
    expect(decodeDirectory(text)).toEqual({
      contacts: [{ name: 'John', numbers: ['110'] }],
      drift: ['an element that is no entry: Title', 'a number that is none'],
    });
  });

  it.each([
    '',
    '[]',
    'John Lash',
    '<html><body/></html>',
    '<error>no</error>',
    '<a><b></a>',
    '<!DOCTYPE a><a/>',
  ])('refuses %p', (text) => {
    expect(decodeDirectory(text)).toBeNull();
  });
});
