import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parsePhone } from '@callspool/domain';
import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { type ImportKit, importKit } from '../testing/import-kit.js';

const ROOT = new URL('../../../../', import.meta.url);
const contacts = readFileSync(new URL('samples/contacts.csv', ROOT));
const dnc = parse(readFileSync(new URL('samples/dnc.csv', ROOT)), { columns: true }) as { number: string }[];

let kit: ImportKit;
beforeAll(async () => {
  kit = await importKit();
}, 60_000);
afterAll(() => kit?.close());

describe('the shipped sample', () => {
  it('is what its script builds', () => {
    const script = new URL('tools/data/build-sample.mjs', ROOT).pathname;
    expect(() => execFileSync(process.execPath, [decodeURIComponent(script), '--check'])).not.toThrow();
  });

  it('holds one of everything that lists hold in practice, with exact counts', async () => {
    for (const { number } of dnc) {
      const phone = parsePhone(number, 'BE');
      if (!phone.ok) continue;
      await kit.rows(
        `insert into dnc_entry (id, scope, match, value, reason, source, created_by, created_at)
         values ($1, 'all', 'number', $2, 'asked', 'sample', 'test', $3)`,
        [uuidv7(), phone.e164.slice(1), kit.clock.now()],
      );
    }
    const listId = await kit.createList({ country: 'BE' });
    const end = await kit.run(await kit.order(listId, contacts));
    expect(end).toEqual({
      state: 'done',
      counts: {
        rowsRead: 2002,
        rowsAccepted: 1938,
        rowsRejected: 64,
        warnings: 8,
        rowsUpdated: 0,
        rejectCounts: {
          structure: 2,
          phone_missing: 2,
          phone_invalid: 18,
          time_zone_invalid: 3,
          priority_invalid: 3,
          dnc: 24,
          duplicate: 12,
        },
      },
    });
    const [shape] = await kit.rows(
      `select count(distinct c.person_id)::int as persons, count(*) filter (where zone_source = 'unknown')::int as zoneless,
         count(*) filter (where zone_source = 'row')::int as "withRowZone", max(cardinality(zones)) as "mostZones",
         count(*) filter (where postal_evidence = 'agrees')::int as "codesAgree",
         count(*) filter (where postal_evidence = 'adds')::int as "codesAdd",
         count(*) filter (where postal_evidence in ('unreadable', 'no_table'))::int as "codesTellNothing",
         (select count(distinct z)::int from phone_number, unnest(zones) z) as zones
       from contact c join phone_number n on n.contact_id = c.id and n.position = 0 where c.list_id = $1`,
      [listId],
    );
    expect(shape).toEqual({
      persons: 1913,
      zoneless: 2,
      withRowZone: 308,
      mostZones: 4,
      zones: 30,
      codesAgree: 494,
      codesAdd: 14,
      codesTellNothing: 274,
    });
  });

  it('spreads the last two digits of its numbers evenly, for the simulators decide by them', async () => {
    const rows = await kit.rows<{ ending: string; n: number }>(
      'select right(e164, 2) as ending, count(*)::int as n from phone_number where position = 0 group by 1',
    );
    expect(rows).toHaveLength(100);
    expect(Math.min(...rows.map((row) => row.n))).toBeGreaterThan(8);
    expect(Math.max(...rows.map((row) => row.n))).toBeLessThan(40);
  });
});
