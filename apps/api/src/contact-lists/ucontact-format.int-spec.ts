import { jest } from '@jest/globals';
import { type ImportKit, importKit } from '../testing/import-kit.js';
import { ListExportRepository } from './list-export.repository.js';
import { toUcontactLine } from './ucontact-line.js';

jest.setTimeout(30_000);

let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());
beforeEach(async () => {
  await kit.database.pool.query('truncate contact_list, person_key, stored_file cascade');
});

const contacts = (listId: string) =>
  kit.rows(
    `select name, external_id as ext, priority, agent, fields,
       (select array_agg(e164 || coalesce(' ' || kind, '') order by position) from phone_number
        where contact_id = contact.id) as numbers
     from contact where list_id = $1 order by line_number`,
    [listId],
  );

const FILE = [
  'Sales->;099344484;idcliente=7:nombre=Ana Paz:ciudad=;M=0=098344484:W=2=24001234;9999;1001',
  'Sales->;098344485;deuda=1.200 "pesos":idcliente=8;24001235:098344485;10;',
  'Sales->;098344486;;;9999;;',
  'Sales->;098344487;;',
];

describe("uContact's own upload file", () => {
  it('is known by its looks and imported as it is', async () => {
    const listId = await kit.createList({ country: 'UY' });
    const end = await kit.run(await kit.order(listId, FILE.join('\n')));
    expect(end).toMatchObject({ state: 'done', counts: { rowsRead: 4, rowsAccepted: 4, warnings: 0 } });
    expect(await contacts(listId)).toEqual([
      {
        name: 'Ana Paz',
        ext: '7',
        priority: 9999,
        agent: '1001',
        fields: { idcliente: '7', nombre: 'Ana Paz' },
        numbers: ['+59899344484', '+59898344484 mobile', '+59824001234 work'],
      },
      {
        name: null,
        ext: '8',
        priority: 10,
        agent: null,
        fields: { deuda: '1.200 "pesos"', idcliente: '8' },
        // The main number once more among the alternatives is not called twice.
        numbers: ['+59898344485', '+59824001235'],
      },
      { name: null, ext: null, priority: 9999, agent: null, fields: {}, numbers: ['+59898344486'] },
      { name: null, ext: null, priority: 5000, agent: null, fields: {}, numbers: ['+59898344487'] },
    ]);
  });

  it('has bad rows rejected with a reason, and mended ones taken from the rejects file', async () => {
    const listId = await kit.createList({ country: 'UY' });
    const importId = await kit.order(
      listId,
      [
        'Sales->;099344484;a=1;;9999;',
        'Sales->;12;a=2;;9999;',
        'Sales->;098344485;a=3:a=4;;9999;',
        'Sales->;098344486;nothing;;9999;',
        'Sales->;098344487;a=5;;10000;',
        'Sales->;098344488',
        'Sales->;098344489;a=6;M=0=12;9999;',
      ].join('\r\n'),
      { layout: 'ucontact' },
    );
    expect(await kit.run(importId)).toMatchObject({
      counts: {
        rowsRead: 7,
        rowsAccepted: 2,
        rejectCounts: { structure: 1, phone_invalid: 1, value_invalid: 2, priority_invalid: 1 },
        warnings: 1,
      },
    });
    const rejects = (await kit.rejects(listId, importId)) ?? '';
    const lines = rejects.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^Sales->;12;a=2;;9999;;#rejected;2;number;12;phone_invalid;/);
    const mended = rejects.replace(';12;a=2', ';098344490;a=2').replace('a=3:a=4', 'a=3');
    const again = await kit.run(await kit.order(listId, mended));
    expect(again).toMatchObject({ counts: { rowsAccepted: 2, rejectCounts: { duplicate: 1 } } });
    expect((await contacts(listId)).map(({ fields }) => fields)).toEqual(
      expect.arrayContaining([{ a: '2' }, { a: '3' }]),
    );
  });

  it.each([
    ['a table of numbers', 'Ann;0470123456;1000;Gent\nEva;0470123457;1000;Gent'],
    ['a file with a header', 'name;phone;a;b\nAnn;0470123456;;'],
    ['rows without a campaign', ';0470123456;a=1;'],
  ])('is not what %s is taken for', async (_, text) => {
    const listId = await kit.createList();
    const mapping = undefined;
    await expect(kit.order(listId, text, { mapping, hasHeader: false })).rejects.toThrow(/no header/);
  });
});

describe('the export of a list to uContact', () => {
  const linesOf = async (listId: string, campaign = 'Sales->', encoding: 'ascii' | 'utf-8' = 'ascii') => {
    const lines: string[] = [];
    for await (const page of new ListExportRepository(kit.database).contacts(listId)) {
      lines.push(...page.map((contact) => toUcontactLine(contact, { campaign, encoding })));
    }
    return lines;
  };

  it('gives a file that comes back as the same contacts', async () => {
    const first = await kit.createList({ country: 'UY' });
    await kit.run(await kit.order(first, FILE.join('\n')));
    const lines = await linesOf(first);
    expect(lines[0]).toBe(
      'Sales->;+59899344484;nombre=Ana Paz:idcliente=7;M=0=+59898344484:W=0=+59824001234;9999;1001\n',
    );
    const second = await kit.createList({ country: 'UY' });
    await kit.run(await kit.order(second, lines.join('')));
    expect(await contacts(second)).toEqual(await contacts(first));
  });

  it('writes what the format cannot say as spaces, plainly, and goes on past its pages', async () => {
    const listId = await kit.createList();
    const rows = Array.from(
      { length: 1999 },
      (_, n) => `Person ${n},${`+324701${String(n).padStart(5, '0')}`},x,`,
    );
    await kit.run(
      await kit.order(
        listId,
        ['name,phone,"k:ey=1","10:30"', '"Zoë; O\'Brien",+32470999999,"a;b=c:#d\ne",日本é', ...rows].join(
          '\n',
        ),
      ),
    );
    const lines = await linesOf(listId);
    expect(lines).toHaveLength(2000);
    expect(new Set(lines.map((line) => line.split(';')[1])).size).toBe(2000);
    expect(lines[0]).toBe('Sales->;+32470999999;name=Zoe  O Brien:10 30=e:k ey 1=a b c d e;;5000;\n');
    expect((await linesOf(listId, 'Ventas->', 'utf-8'))[0]).toContain('10 30=日本é');
  });
});
