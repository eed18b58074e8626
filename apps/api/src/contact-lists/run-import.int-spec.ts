import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { FileStore } from '../files/file-store.js';
import type { Spool } from '../spool/spool.service.js';
import { type ImportKit, importKit } from '../testing/import-kit.js';
import { unguardCell } from './rejects-layout.js';

// Tens of thousands of rows on a machine that runs the other tests too.
jest.setTimeout(30_000);

let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());
beforeEach(async () => {
  await kit.database.pool.query(
    'truncate contact_list, person_key, dnc_entry, stored_file, attempt, open_attempt, extra_dial cascade',
  );
});

const contacts = (listId: string) =>
  kit.rows(
    `select line_number as line, name, external_id as ext, time_zone as zone, priority, agent, fields,
       (select array_agg(e164 order by position) from phone_number where contact_id = contact.id) as numbers
     from contact where list_id = $1 order by id`,
    [listId],
  );
const rejectRows = async (listId: string, importId: string) =>
  parse((await kit.rejects(listId, importId)) ?? '', { columns: true }) as Record<string, string>[];
const stagesLeft = async () =>
  (await kit.rows(`select 1 from pg_class where relname like 'import\\_stage%'`)).length;
const dnc = (match: string, value: string, rest: { scope?: string; expiresAt?: string } = {}) =>
  kit.rows(
    `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at, expires_at)
     values ($1, 'all', $2, $3, 'asked', 'test', 'test', $4, $5)`,
    [uuidv7(), match, value, kit.clock.now(), rest.expiresAt ?? null],
  );

describe('a good file', () => {
  it('becomes contacts in its order, with alternatives, zones, external ids and what nothing else uses', async () => {
    const listId = await kit.createList({ zone: 'Europe/Brussels' });
    const importId = await kit.order(
      listId,
      'Name;Phone;Mobile;Customer ID;Time zone;Priority;Agent;City;Remark\r\n' +
        '"Zoë ""Z"" Peeters";02 555 12 12;0470/12.34.56;c-1;;10;ann;Gent;"one; two\r\nthree"\r\n' +
        'Jim;+1 212 736 5000;;c-2;America/Chicago;;;;\r\n',
    );
    expect(await kit.run(importId)).toMatchObject({
      state: 'done',
      counts: { rowsRead: 2, rowsAccepted: 2 },
    });
    expect(await contacts(listId)).toEqual([
      {
        line: 2,
        name: 'Zoë "Z" Peeters',
        ext: 'c-1',
        zone: null,
        priority: 10,
        agent: 'ann',
        fields: { City: 'Gent', Remark: 'one; two\r\nthree' },
        numbers: ['+3225551212', '+32470123456'],
      },
      {
        line: 4,
        name: 'Jim',
        ext: 'c-2',
        zone: 'America/Chicago',
        priority: 5000,
        agent: null,
        fields: {},
        numbers: ['+12127365000'],
      },
    ]);
    const numbers = await kit.rows(
      'select e164, position, kind, zones, zone_source as source from phone_number where list_id = $1 order by e164',
      [listId],
    );
    expect(numbers).toEqual([
      { e164: '+12127365000', position: 0, kind: null, zones: ['America/Chicago'], source: 'row' },
      { e164: '+3225551212', position: 0, kind: null, zones: ['Europe/Brussels'], source: 'prefix' },
      { e164: '+32470123456', position: 1, kind: 'mobile', zones: ['Europe/Brussels'], source: 'country' },
    ]);
    expect(await kit.rejects(listId, importId)).toBeNull();
    expect(await stagesLeft()).toBe(0);
  });

  it('keeps postal codes and what they told, and needs the zones of code and number', async () => {
    const listId = await kit.createList({ country: 'US' });
    await kit.run(
      await kit.order(
        listId,
        'phone,mobile,zip\n' +
          '212 736 5000,,10001\n' +
          '212 736 5001,415 736 5001,94105\n' +
          '212 736 5002,,nowhere\n' +
          '212 736 5003,,\n',
      ),
    );
    const rows = await kit.rows(
      `select c.line_number as line, c.postal_code as code, n.position, n.zones, n.zone_source as source,
         n.postal_evidence as told
       from contact c join phone_number n on n.contact_id = c.id where c.list_id = $1 order by 1, 3`,
      [listId],
    );
    const east = 'America/New_York';
    const west = 'America/Los_Angeles';
    const both = 'postal_and_prefix';
    expect(rows).toEqual([
      { line: 2, code: '10001', position: 0, zones: [east], source: both, told: 'agrees' },
      { line: 3, code: '94105', position: 0, zones: [east, west], source: both, told: 'adds' },
      { line: 3, code: '94105', position: 1, zones: [west], source: both, told: 'agrees' },
      { line: 4, code: 'nowhere', position: 0, zones: [east], source: 'prefix', told: 'unreadable' },
      { line: 5, code: null, position: 0, zones: [east], source: 'prefix', told: null },
    ]);
  });

  it('keeps a number of unknown zone, to be held back later', async () => {
    const listId = await kit.createList();
    await kit.run(await kit.order(listId, 'phone\n+80012345678\n'));
    expect(
      await kit.rows('select zones, zone_source from phone_number where list_id = $1', [listId]),
    ).toEqual([{ zones: [], zone_source: 'unknown' }]);
  });

  it('needs no header when columns are named by number', async () => {
    const listId = await kit.createList();
    const mapping = { phone: [{ column: 2, kind: undefined }], name: 1 };
    const importId = await kit.order(listId, 'Ann,0470123401,x\nBob,0470123402,y\n', {
      hasHeader: false,
      mapping,
    });
    await kit.run(importId);
    expect((await contacts(listId)).map(({ line, name, fields }) => [line, name, fields])).toEqual([
      [1, 'Ann', { 'column 3': 'x' }],
      [2, 'Bob', { 'column 3': 'y' }],
    ]);
  });

  it('puts its contacts into the spools of running campaigns that work the list', async () => {
    const { seedCampaign } = await import('../testing/dispatch-kit.js');
    const seeded = await seedCampaign(kit.database, { contacts: 0 });
    await kit.run(await kit.order(seeded.listId, 'phone\n+32470123401\n+32470123402\n'));
    expect(
      await kit.rows('select state from spool_entry where campaign_id = $1', [seeded.campaignId]),
    ).toEqual([{ state: 'new' }, { state: 'new' }]);
  });
});

describe('rows that cannot be taken', () => {
  const FILE = [
    'name,phone,alt phone,time zone,priority,external id', // 1
    'good,0470 12 34 01,,,,', // 2
    'no phone,,,,,', // 3
    'bad phone,12,,,,', // 4
    '"line', // 5
    'break",0470123402,,,,', // 6
    'bad zone,0470123403,,Mars/Olympus,,', // 7
    'bad priority,0470123404,,,10000,', // 8
    'too few,0470123405', // 9
    'broken,"04"70123406,,,,', // 10
    'blocked,0470123407,,,,', // 11
    'blocked again,0470123407,,,,', // 12
    'blocked prefix,0900 12 345,,,,', // 13
    'repeat,+32470123401,,,,', // 14
    `long,0470123408,,,,${'x'.repeat(201)}`, // 15
    'bad alternative,0470123409,0999,,,', // 16
    'only alternative,,0470123410,,,', // 17
    'known,0470123499,,,,', // 18
    'expired block,0470123411,,,,', // 19
    'nul,0470123412\0,,,,', // 20
  ].join('\n');

  it('are told with line, column, value and reason, and every row is counted once', async () => {
    const listId = await kit.createList();
    await kit.run(await kit.order(listId, 'phone\n0470123499\n'));
    await dnc('number', '32470123407');
    await dnc('prefix', '32900');
    await dnc('number', '32470123411', { expiresAt: kit.clock.now().toISOString() });

    const importId = await kit.order(listId, FILE);
    expect(await kit.run(importId)).toEqual({
      state: 'done',
      counts: {
        rowsRead: 18,
        rowsAccepted: 5,
        rowsRejected: 13,
        rowsUpdated: 0,
        warnings: 1,
        rejectCounts: {
          structure: 2,
          phone_missing: 1,
          phone_invalid: 1,
          time_zone_invalid: 1,
          priority_invalid: 1,
          value_invalid: 2,
          dnc: 3,
          duplicate: 2,
        },
      },
    });
    const told = (await rejectRows(listId, importId)).map((row) => [
      Number(row['rejected_line']),
      row['rejected_reason'],
      row['rejected_column'],
      unguardCell(row['rejected_value'] ?? ''),
      row['name'],
    ]);
    expect(told).toEqual([
      [3, 'phone_missing', 'phone', '', 'no phone'],
      [4, 'phone_invalid', 'phone', '12', 'bad phone'],
      [7, 'time_zone_invalid', 'time zone', 'Mars/Olympus', 'bad zone'],
      [8, 'priority_invalid', 'priority', '10000', 'bad priority'],
      [9, 'structure', '', 'too few,0470123405', ''],
      [10, 'structure', '', 'broken,"04"70123406,,,,', ''],
      [11, 'dnc', 'phone', '+32470123407', 'blocked'],
      [12, 'dnc', 'phone', '+32470123407', 'blocked again'],
      [13, 'dnc', 'phone', '+3290012345', 'blocked prefix'],
      [14, 'duplicate', 'phone', '+32470123401', 'repeat'],
      [15, 'value_invalid', 'external id', `${'x'.repeat(100)}…`, 'long'],
      [16, 'alternative_invalid', 'alt phone', '0999', 'bad alternative'],
      [18, 'duplicate', 'phone', '+32470123499', 'known'],
      [20, 'value_invalid', 'phone', '0470123412', 'nul'],
    ]);
    // The first is of the import before.
    expect((await contacts(listId)).map(({ line, numbers }) => [line, numbers])).toEqual([
      [2, ['+32470123499']],
      [2, ['+32470123401']],
      [5, ['+32470123402']],
      [16, ['+32470123409']],
      [17, ['+32470123410']],
      [19, ['+32470123411']],
    ]);
    expect(
      (await rejectRows(listId, importId)).find((row) => row['name'] === 'repeat')?.['rejected_message'],
    ).toContain('line 2');
  });

  it('can be mended in the rejects file and uploaded again', async () => {
    const listId = await kit.createList();
    const first = await kit.order(listId, 'name,phone,city\nAnn,12,Gent\nBob,0470123402,Luik\n');
    await kit.run(first);
    const mended = ((await kit.rejects(listId, first)) ?? '').replace('Ann,12', 'Ann,0470123401');
    expect(await kit.run(await kit.order(listId, mended))).toMatchObject({
      counts: { rowsRead: 1, rowsAccepted: 1 },
    });
    expect((await contacts(listId)).find(({ name }) => name === 'Ann')).toMatchObject({
      fields: { city: 'Gent' },
    });
  });

  it('fail the whole import only when the file is no text, with the line', async () => {
    const listId = await kit.createList();
    const rows = Array.from({ length: 40_000 }, (_, n) => `0470${String(100_000 + n)},x\n`).join('');
    const importId = await kit.order(
      listId,
      Buffer.concat([Buffer.from(`phone,name\n${rows}`), Buffer.from('047012,Zo\xeb\n', 'latin1')]),
    );
    expect(await kit.run(importId)).toEqual({
      state: 'failed',
      error: expect.stringContaining('Line 40002 is not UTF-8'),
    });
    expect(await kit.imports.find(listId, importId)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('40002'),
    });
    expect(await contacts(listId)).toEqual([]);
    expect(await stagesLeft()).toBe(0);
  });
});

describe('the same again', () => {
  it('adds nothing when the same file is uploaded twice', async () => {
    const listId = await kit.createList();
    const file = 'phone,external id\n0470123401,a\n0470123402,b\n12,c\n';
    await kit.run(await kit.order(listId, file));
    const before = await kit.rows('select * from contact order by id');
    expect(await kit.run(await kit.order(listId, file))).toMatchObject({
      counts: { rowsRead: 3, rowsAccepted: 0, rejectCounts: { duplicate: 2, phone_invalid: 1 } },
    });
    expect(await kit.rows('select * from contact order by id')).toEqual(before);
    expect(await kit.rows('select count(*)::int as n from person_key')).toEqual([{ n: 4 }]);
  });

  it('does nothing when an import that is done is run again', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, 'phone\n0470123401\n');
    await kit.run(importId);
    expect(await kit.run(importId)).toEqual({ state: 'superseded' });
    expect(await contacts(listId)).toHaveLength(1);
  });

  it('lets two imports of one file into one list at once add each number once', async () => {
    const listId = await kit.createList();
    const file = `phone\n${Array.from({ length: 3000 }, (_, n) => `0470${String(100_000 + n)}`).join('\n')}\n`;
    const ids = [await kit.order(listId, file), await kit.order(listId, file), await kit.order(listId, file)];
    const ends = await Promise.all(ids.map((id) => kit.run(id)));
    const accepted = ends.map((end) => (end.state === 'done' ? end.counts.rowsAccepted : -1));
    expect(accepted.sort((a, b) => a - b)).toEqual([0, 0, 3000]);
    expect(await contacts(listId)).toHaveLength(3000);
  });
});

describe('an import that is cut off', () => {
  const FILE = `phone\n${Array.from({ length: 30_000 }, (_, n) => `+32470${String(100_000 + n)}`).join('\n')}\n`;

  it('leaves nothing behind when the file store breaks in the middle, and is done by the next run', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, FILE);
    await expect(kit.run(importId, { files: breakingAfter(kit.files, 1) })).rejects.toThrow('disk on fire');
    expect(await contacts(listId)).toEqual([]);
    expect(await stagesLeft()).toBe(0);
    expect(await kit.run(importId)).toMatchObject({
      state: 'done',
      counts: { rowsRead: 30_000, rowsAccepted: 30_000 },
    });
  });

  it('leaves nothing behind when the final transaction breaks, not even its rejects file', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, `${FILE}12\n`);
    const spool = { addImport: () => Promise.reject(new Error('spool away')) } as unknown as Spool;
    await expect(kit.run(importId, { spool })).rejects.toThrow('spool away');
    expect(await contacts(listId)).toEqual([]);
    expect(await kit.rows('select 1 from person_key')).toEqual([]);
    expect(await kit.rows(`select 1 from stored_file where name like '%rejects%'`)).toEqual([]);
    expect(await kit.run(importId)).toMatchObject({ counts: { rowsAccepted: 30_000, rowsRejected: 1 } });
    expect(await kit.imports.find(listId, importId)).toMatchObject({
      state: 'done',
      rowsRead: 30_001,
      rowsAccepted: 30_000,
    });
  });

  it('stops at the signal and begins anew', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, FILE);
    await expect(kit.run(importId, { signal: AbortSignal.abort(new Error('going down')) })).rejects.toThrow(
      'going down',
    );
    expect(await stagesLeft()).toBe(0);
    expect(await kit.run(importId)).toMatchObject({ counts: { rowsAccepted: 30_000 } });
  });

  it('adds nothing when a second run has begun meanwhile: only the newest counts', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, FILE);
    let second: Promise<unknown> | undefined;
    const files = watching(kit.files, async () => {
      second ??= kit.run(importId);
      await second;
    });
    expect(await kit.run(importId, { files })).toEqual({ state: 'superseded' });
    expect(await second).toMatchObject({ state: 'done', counts: { rowsAccepted: 30_000 } });
    expect(await contacts(listId)).toHaveLength(30_000);
    expect(await stagesLeft()).toBe(0);
  });

  it('adds nothing once it is cancelled', async () => {
    const listId = await kit.createList();
    const importId = await kit.order(listId, FILE);
    const files = watching(kit.files, async () => {
      await kit.database.sqlTransaction((tx) => kit.imports.cancel(tx, importId, kit.clock.now()));
    });
    expect(await kit.run(importId, { files })).toEqual({ state: 'superseded' });
    expect(await contacts(listId)).toEqual([]);
    expect(await kit.imports.find(listId, importId)).toMatchObject({ state: 'cancelled' });
  });
});

describe('persons', () => {
  const personsOf = async () =>
    await kit.rows<{ name: string; person: string }>(
      'select name, person_id as person from contact order by name',
    );
  const groups = async () => {
    const found = new Map<string, string[]>();
    for (const { name, person } of await personsOf()) found.set(person, [...(found.get(person) ?? []), name]);
    return [...found.values()].map((names) => names.join('')).sort();
  };

  it('are one when contacts share a number or an external id, also through others', async () => {
    const listId = await kit.createList();
    await kit.run(
      await kit.order(
        listId,
        'name,phone,phone2,external id\n' +
          'a,0470123401,0470123411,\n' +
          'b,0470123402,0470123411,x\n' + // a-b share an alternative
          'c,0470123403,,x\n' + // b-c share an external id
          'd,0470123404,0470123403,\n' + // d's alternative is c's main number
          'e,0470123405,,y\n' +
          'f,0470123406,,\n' +
          'g,0470123407,,y\n',
      ),
    );
    expect(await groups()).toEqual(['abcd', 'eg', 'f']);
  });

  it('are one along a chain of hundreds in whatever order', async () => {
    const listId = await kit.createList();
    // Row n also carries the main number of row n + 1: a chain of 400, shuffled by a fixed rule.
    const rows = Array.from({ length: 400 }, (_, place) => {
      const n = (place * 173) % 400;
      return `p${n},+324701${10_000 + n},+324701${10_000 + n + 1}`;
    });
    await kit.run(await kit.order(listId, `name,phone,phone2\n${rows.join('\n')}\n`));
    expect(
      await kit.rows('select count(distinct person_id)::int as n, count(*)::int as c from contact'),
    ).toEqual([{ n: 1, c: 400 }]);
  });

  it('that were two become one when a new contact ties them, with their entries and attempts', async () => {
    const { seedCampaign } = await import('../testing/dispatch-kit.js');
    const seeded = await seedCampaign(kit.database, { contacts: 0 });
    await kit.run(
      await kit.order(
        seeded.listId,
        'name,phone,external id\na,0470123401,x\nb,0470123402,y\nz,0470123409,\n',
      ),
    );
    const [a, b] = await personsOf();
    expect(a?.person).not.toBe(b?.person);
    const attempt = uuidv7();
    await kit.rows(
      `with made as (
         insert into attempt (id, campaign_id, connection_id, person_id, number, dialed_as, method, try_number, node_id, state,
           reserved_at, until) values ($1, $2, $3, $4, '+32470123402', '', 'ivr_call', 1, $1, 'ACCEPTED', $5, $5))
       insert into open_attempt (attempt_id, campaign_id, connection_id, number, person_id, node_id)
       values ($1, $2, $3, '+32470123402', $4, $1)`,
      [attempt, seeded.campaignId, seeded.connectionId, b?.person, kit.clock.now()],
    );
    const other = await kit.createList();
    await kit.run(await kit.order(other, 'name,phone,phone2,external id\nc,0470123403,0470123401,y\n'));
    expect(await groups()).toEqual(['abc', 'z']);
    const [merged] = await personsOf();
    const people = await kit.rows(
      `select person_id from attempt where id = $1 union all select person_id from open_attempt where attempt_id = $1
       union all select person_id from spool_entry e where exists (
         select 1 from contact c where c.id = e.contact_id and c.name in ('a', 'b'))
       union all select person_id from person_key where key in ('x:x', 'x:y', 'n:+32470123402', 'n:+32470123403')`,
      [attempt],
    );
    expect(people).toHaveLength(8);
    expect(new Set(people.map((row) => row['person_id']))).toEqual(new Set([merged?.person]));
  });
});

/** A store whose files break off after some chunks. */
function breakingAfter(files: FileStore, chunks: number): FileStore {
  let left = chunks;
  return watching(files, async () => {
    if (left-- === 0) throw new Error('disk on fire');
  });
}

/** A store that does something before each chunk it gives. */
function watching(files: FileStore, before: () => Promise<void>): FileStore {
  const watched = Object.create(files) as FileStore;
  watched.read = ((id: string) =>
    (async function* () {
      for await (const chunk of files.read(id)) {
        await before();
        yield chunk as Buffer;
      }
    })()) as unknown as FileStore['read'];
  return watched;
}
