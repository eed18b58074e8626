import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { ImportDedupe } from '@callspool/contracts';
import { type ImportKit, importKit } from '../testing/import-kit.js';

jest.setTimeout(60_000);

let kit: ImportKit;

beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());
beforeEach(async () => {
  await kit.database.pool.query('truncate contact_list, person_key, dnc_entry, stored_file cascade');
});

async function importRows(listId: string, content: string, dedupe?: ImportDedupe) {
  const request = dedupe === undefined ? {} : { dedupe };
  const dryRunId = await kit.orderDryRun(listId, content, request);
  const tried = await kit.run(dryRunId, { isDryRun: true });
  const importId = await kit.order(listId, content, request);
  const end = await kit.run(importId);
  // What a dry run tells is what the import does.
  expect(tried).toEqual(end);
  if (end.state !== 'done') throw new Error(JSON.stringify(end));
  const text = (await kit.rejects(listId, importId)) ?? '';
  const rejects = (parse(text, { columns: true }) as Record<string, string>[]).map((row) => [
    Number(row['rejected_line']),
    row['rejected_reason'],
  ]);
  return { counts: end.counts, rejects };
}
const contacts = (listId: string) =>
  kit.rows(
    'select name, external_id as ext, priority, agent, fields from contact where list_id = $1 order by name',
    [listId],
  );

const HEAD = 'name,phone,mobile,customer id,city\n';

describe('where a row is looked for', () => {
  it('is this list by default, chosen lists, or everywhere', async () => {
    const [one, two, here] = [await kit.createList(), await kit.createList(), await kit.createList()];
    await importRows(one, `${HEAD}Ann,0471000001,,,\n`);
    await importRows(two, `${HEAD}Bob,0471000002,,,\n`);
    const content = `${HEAD}Ann,0471000001,,,\nBob,0471000002,,,\nEva,0471000003,,,\n`;
    const everywhere = await importRows(here, content, { scope: 'everywhere', by: 'number', older: 'keep' });
    expect(everywhere.counts).toMatchObject({ rowsAccepted: 1, rejectCounts: { duplicate: 2 } });
    const chosen = await importRows(here, content, {
      scope: 'lists',
      listIds: [one],
      by: 'number',
      older: 'keep',
    });
    expect(chosen).toMatchObject({
      counts: { rowsAccepted: 1 },
      rejects: [
        [2, 'duplicate'],
        [4, 'duplicate'],
      ],
    });
    expect((await importRows(here, content)).counts).toMatchObject({
      rowsAccepted: 1,
      rejectCounts: { duplicate: 2 },
    });
  });

  it('is any number of either contact when that is asked for', async () => {
    const [one, here] = [await kit.createList(), await kit.createList()];
    await importRows(one, `${HEAD}Ann,0471000001,0471000009,,\n`);
    const content = `${HEAD}Al,0471000009,,,\nBo,0471000004,0471000001,,\nCy,0471000005,0471000006,,\nDi,0471000006,,,\n`;
    const { rejects } = await importRows(here, content, {
      scope: 'everywhere',
      by: 'any_number',
      older: 'keep',
    });
    expect(rejects).toEqual([
      [2, 'duplicate'],
      [3, 'duplicate'],
      [5, 'duplicate'],
    ]);
    expect(
      (await importRows(here, content, { scope: 'everywhere', by: 'number', older: 'keep' })).rejects,
    ).toEqual([[4, 'duplicate']]);
  });

  it('is the id of the owner, in the file and in lists; rows without one are not alike', async () => {
    const [one, here] = [await kit.createList(), await kit.createList()];
    await importRows(one, `${HEAD}Ann,0471000001,,c-1,\n`);
    const { rejects } = await importRows(
      here,
      `${HEAD}Ann,0471000002,,c-1,\nBob,0471000003,,c-2,\nBob too,0471000004,,c-2,\nX,0471000005,,,\nY,0471000006,,,\n`,
      { scope: 'everywhere', by: 'external_id', older: 'keep' },
    );
    expect(rejects).toEqual([
      [2, 'duplicate'],
      [4, 'duplicate'],
    ]);
  });

  it('is the last days only, but never twice the same main number in one list', async () => {
    const [one, here] = [await kit.createList(), await kit.createList()];
    await importRows(one, `${HEAD}Ann,0471000001,,,\n`);
    await importRows(here, `${HEAD}Bob,0471000002,,,\n`);
    await kit.rows(`update contact set created_at = created_at - interval '31 days'`);
    const dedupe = { scope: 'everywhere', by: 'number', withinDays: 30, older: 'keep' } as const;
    const { rejects } = await importRows(here, `${HEAD}Ann,0471000001,,,\nBob,0471000002,,,\n`, dedupe);
    expect(rejects).toEqual([[3, 'duplicate']]);
  });
});

describe('what happens with the older contact', () => {
  it('is nothing, or it becomes what the row says, the last of several', async () => {
    const [one, here] = [await kit.createList(), await kit.createList()];
    await importRows(one, 'name,phone,customer id,city,agent\nAnn,0471000001,c-1,Gent,ann\n');
    await importRows(here, 'name,phone,customer id,city\nBob,0471000002,c-2,Gent\n');
    const { counts, rejects } = await importRows(
      here,
      'name,phone,customer id,street\nAnn Lee,0471000001,c-9,A\nBob Ray,0471000002,c-2,B\nEva,0471000003,,C\nBad,12,,D\n',
      { scope: 'everywhere', by: 'number', older: 'update' },
    );
    expect(counts).toMatchObject({ rowsRead: 4, rowsAccepted: 3, rowsUpdated: 2, rowsRejected: 1 });
    expect(rejects).toEqual([[5, 'phone_invalid']]);
    expect(await contacts(one)).toEqual([
      { name: 'Ann Lee', ext: 'c-1', priority: 5000, agent: 'ann', fields: { city: 'Gent', street: 'A' } },
    ]);
    expect((await contacts(here)).map(({ name, fields }) => [name, fields])).toEqual([
      ['Bob Ray', { city: 'Gent', street: 'B' }],
      ['Eva', { street: 'C' }],
    ]);
  });
});

describe('the order in which a row is judged', () => {
  // A row to which everything applies has the first of them as its reason: structure before number before do-not-call
  // before the file before lists.
  it('is invalid, then do not call, then twice in the file, then known', async () => {
    const listId = await kit.createList();
    await importRows(listId, `${HEAD}Old,0471000001,,,\nOld,0471000002,,,\n`);
    await kit.rows(
      `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
       select gen_random_uuid(), 'all', 'number', value, 'asked', 'test', 'test', now()
       from unnest(array['32471000001', '32471000004']) value`,
    );
    const { rejects, counts } = await importRows(
      listId,
      `${HEAD}known and dnc,0471000001,,,\nknown,0471000002,,,\nknown again in the file,0471000002,,,\ndnc,0471000004,,,\ndnc again,0471000004,,,\nbad,12,,,\nshort,0471000004\nnew,0471000005,,,\n`,
    );
    expect(rejects).toEqual([
      [2, 'dnc'],
      [3, 'duplicate'],
      [4, 'duplicate'],
      [5, 'dnc'],
      [6, 'dnc'],
      [7, 'phone_invalid'],
      [8, 'structure'],
    ]);
    expect(counts).toMatchObject({ rowsRead: 8, rowsAccepted: 1, rowsRejected: 7 });
  });
});
