import { importMapping } from '@callspool/contracts';
import { jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type ImportKit, importKit } from '../testing/import-kit.js';
import type { ListImportRow } from './list-imports.repository.js';

jest.setTimeout(30_000);

let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());
beforeEach(async () => {
  await kit.database.pool.query('truncate contact_list, person_key, dnc_entry, stored_file cascade');
});

const dnc = (match: string, value: string) =>
  kit.rows(
    `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
     values ($1, 'all', $2, $3, 'asked', 'test', 'test', $4)`,
    [uuidv7(), match, value, kit.clock.now()],
  );
const count = async (table: string) =>
  (await kit.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const stagesLeft = async () =>
  (await kit.rows(`select 1 from pg_class where relname like 'import\\_stage%'`)).length;

/** Every kind of row there is. */
const MIXED = [
  'phone,other,name,priority,zone',
  '0470123401,,good,,',
  '0470123402,,dnc number,,',
  '+14155550100,,dnc prefix,,',
  '0470123401,,again,,',
  '0470123403,,in the list,,',
  '12,,short,,',
  'no tiene,,words,,',
  ',,none,,',
  '0470123404,,priority,x,',
  '0470123405,,zone,,Mars/Olympus',
  '+80012345678,,nowhere,,',
  '0470123406,bad,warned,,',
  'too,few',
  '',
].join('\n');

const MAPPING = importMapping.parse({
  phone: ['phone', 'other'],
  name: 'name',
  priority: 'priority',
  timeZone: 'zone',
});

async function prepared(): Promise<string> {
  const listId = await kit.createList();
  await kit.run(await kit.order(listId, 'phone\n0470123403\n'));
  await dnc('number', '32470123402');
  await dnc('prefix', '1415');
  return listId;
}

const comparable = ({
  state,
  rowsRead,
  rowsAccepted,
  rowsRejected,
  rejectCounts,
  warnings,
  report,
}: ListImportRow) => ({
  state,
  rowsRead,
  rowsAccepted,
  rowsRejected,
  rejectCounts,
  warnings,
  report,
});

describe('a dry run', () => {
  it('finds what the import finds, and leaves nothing in the list', async () => {
    const listId = await prepared();
    const dryRunId = await kit.orderDryRun(listId, MIXED, { mapping: MAPPING });
    await kit.run(dryRunId, { isDryRun: true });
    expect([await count('contact'), await count('list_import'), await count('person_key')]).toEqual([
      1, 1, 1,
    ]);
    expect(await stagesLeft()).toBe(0);

    const importId = await kit.order(listId, MIXED, { mapping: MAPPING });
    await kit.run(importId);
    const tried = await kit.dryRuns.find(listId, dryRunId);
    const made = await kit.imports.find(listId, importId);
    expect(comparable(tried!)).toEqual(comparable(made!));
    expect(await count('contact')).toBe(1 + made!.rowsAccepted);
  });

  it('tells the first row of each kind with its line, column, value and how many there are', async () => {
    const listId = await prepared();
    const dryRunId = await kit.orderDryRun(listId, `${MIXED}phone too short,,,,\n13,,,,\n`, {
      mapping: MAPPING,
    });
    await kit.run(dryRunId, { isDryRun: true });
    const row = await kit.dryRuns.find(listId, dryRunId);
    expect(row).toMatchObject({ state: 'done', phase: null, rowsRead: 15, rowsAccepted: 3, warnings: 1 });
    const kinds = row!.report!.kinds.map(({ reason, detail, rows, line, column, value }) => [
      [reason, detail].filter((part) => part !== null).join(' '),
      rows,
      line,
      column,
      value,
    ]);
    expect(kinds).toEqual([
      ['dnc number', 1, 3, 'phone', '+32470123402'],
      ['dnc prefix', 1, 4, 'phone', '+14155550100'],
      ['duplicate in_file', 1, 5, 'phone', '+32470123401'],
      ['duplicate in_list', 1, 6, 'phone', '+32470123403'],
      ['phone_invalid not_a_number', 2, 8, 'phone', 'no tiene'],
      ['phone_invalid too_short', 2, 7, 'phone', '12'],
      ['phone_missing', 1, 9, 'phone', ''],
      ['priority_invalid', 1, 10, 'priority', 'x'],
      ['structure columns', 1, 14, '', 'too,few'],
      ['time_zone_invalid', 1, 11, 'zone', 'Mars/Olympus'],
      ['zone_unknown', 1, 12, 'phone', '+80012345678'],
    ]);
    expect(row!.report!.zones).toEqual([
      { zones: ['Europe/Brussels'], rows: 2 },
      { zones: [], rows: 1 },
    ]);
    const counted = kinds.reduce(
      (sum, [kind, rows]) => sum + (kind === 'zone_unknown' ? 0 : Number(rows)),
      0,
    );
    expect(counted + row!.rowsAccepted).toBe(row!.rowsRead);
  });

  it('goes into no campaign that works the list', async () => {
    const listId = await kit.createList();
    const id = await kit.orderDryRun(listId, 'phone\n0470123401\n');
    expect(await kit.run(id, { isDryRun: true })).toMatchObject({
      state: 'done',
      counts: { rowsAccepted: 1 },
    });
    expect([await count('contact'), await count('phone_number'), await count('spool_entry')]).toEqual([
      0, 0, 0,
    ]);
  });

  it('ends when it is cancelled while it reads, and takes its table with it', async () => {
    const listId = await kit.createList();
    const rows = Array.from({ length: 40_000 }, (_, index) => `047${String(index).padStart(7, '0')}`);
    const id = await kit.orderDryRun(listId, `phone\n${rows.join('\n')}\n`);
    const files = Object.create(kit.files) as typeof kit.files;
    files.read = (...to) => {
      const body = kit.files.read(...to);
      body.once('data', () => {
        kit.clock.advance(1_000);
        void kit.database.sqlTransaction((tx) => kit.dryRuns.cancel(tx, id, kit.clock.now()));
      });
      return body;
    };
    const end = await kit.run(id, { isDryRun: true, files });
    expect(end.state).toBe('superseded');
    expect(await kit.dryRuns.find(listId, id)).toMatchObject({ state: 'cancelled', phase: null });
    expect(await stagesLeft()).toBe(0);
  });

  it('says why a file cannot be read', async () => {
    const listId = await kit.createList();
    const bad = Buffer.from(`phone\n${'0470123401\n'.repeat(30_000)}Zo\xeb\n`, 'latin1');
    const id = await kit.orderDryRun(listId, bad);
    expect(await kit.run(id, { isDryRun: true })).toMatchObject({ state: 'failed' });
    expect((await kit.dryRuns.find(listId, id))?.error).toContain('Line 30002 is not UTF-8');
  });

  it('is gone a day later, with the rejects it left', async () => {
    const listId = await kit.createList();
    const id = await kit.orderDryRun(listId, 'phone\n12\n');
    await kit.run(id, { isDryRun: true });
    const { rejectsFileId } = (await kit.dryRuns.find(listId, id))!;
    expect(await kit.dryRuns.removeBefore(kit.clock.now())).toEqual([]);
    kit.clock.advance(1);
    expect(await kit.dryRuns.removeBefore(kit.clock.now())).toEqual([rejectsFileId]);
    expect(await kit.dryRuns.find(listId, id)).toBeNull();
  });
});
