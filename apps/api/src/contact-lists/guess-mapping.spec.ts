import { type ColumnGuess, guessColumns } from './guess-mapping.js';

const guess = (names: string[], rows: string[][] = []): string[] =>
  guessColumns(names, rows, 'BE').map(({ target, kind, doubt }: ColumnGuess) =>
    [target, kind, doubt].filter((part) => part !== null).join(' '),
  );

describe('the words of a header', () => {
  it.each([
    [
      'English',
      ['Customer ID', 'First name', 'Last name', 'Mobile', 'Home phone', 'ZIP', 'Time zone', 'Priority'],
      [
        'externalId',
        'name',
        'familyName',
        'phone mobile',
        'phone home',
        'postalCode',
        'timeZone',
        'priority',
      ],
    ],
    [
      'Spanish',
      ['Código cliente', 'Nombre', 'Apellidos', 'Teléfono móvil', 'Tel. 2', 'CP', 'Fin contrato', 'Fijo'],
      ['externalId', 'name', 'familyName', 'phone mobile', 'phone', 'postalCode', 'field', 'phone'],
    ],
    [
      'French',
      ['N° client', 'Nom', 'Prénom', 'Tél. portable', 'Téléphone fixe', 'Code postal', 'Ville', 'Conseiller'],
      ['externalId', 'familyName', 'name', 'phone mobile', 'phone', 'postalCode', 'field', 'agent'],
    ],
    [
      'Turkish',
      ['Müşteri No', 'Adı', 'Soyadı', 'Cep telefonu', 'İş telefonu', 'Posta kodu', 'Öncelik', 'Temsilci'],
      ['externalId', 'name', 'familyName', 'phone mobile', 'phone work', 'postalCode', 'priority', 'agent'],
    ],
  ])('are known in %s', (_, names, targets) => {
    expect(guess(names)).toEqual(targets);
  });

  it('mean a whole name by "Nom" when no first name stands beside it', () => {
    expect(guess(['Nom', 'GSM'])).toEqual(['name', 'phone mobile']);
  });

  it('are doubted when they have other meanings, and give way to those that have not', () => {
    expect(guess(['Id', 'Phone', 'Owner'])).toEqual(['externalId vague_word', 'phone', 'agent vague_word']);
    expect(guess(['Id', 'Customer id', 'Phone'])).toEqual(['field', 'externalId', 'phone']);
  });

  it('are doubted when two columns are taken for what can be one only', () => {
    expect(guess(['Postcode', 'Postal code', 'Phone'])).toEqual([
      'postalCode',
      'field second_of_kind',
      'phone',
    ]);
  });
});

describe('the values of a column', () => {
  const rows = [
    ['a', '0470 12 34 01'],
    ['b', '0470 12 34 02'],
    ['c', 'no phone'],
  ];

  it('speak for a number where the header says nothing', () => {
    expect(guess(['x', 'y'], rows)).toEqual(['field', 'phone from_values']);
  });

  it('speak against one when most of them are none', () => {
    expect(guess(['Phone', 'y'], rows)).toEqual(['phone bad_values', 'field']);
  });

  it('are not needed where there are none', () => {
    expect(guess(['Phone'], [['']])).toEqual(['phone']);
  });
});
