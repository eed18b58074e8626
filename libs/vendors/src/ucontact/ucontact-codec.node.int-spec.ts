import fc from 'fast-check';
import { startUcontactSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import { createVendor } from '../create-vendor.node.js';
import { isMissing, type BulkRow, type Vendor } from '../core/capabilities.js';
import { LEAD, sendWithin, testDependencies, vendorErrorOf } from '../testing/fixtures.js';

/** Everything that separates or ends something over there, plain letters, and letters of other alphabets. */
const text = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'aZ0 _-.,+%&"/ñşİ中🙂'), maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...'aZ0 _-.,+%&"/', 'ñ', '\u2028', '\r\n', ';', ':', '=', '#', "'"),
    maxLength: 4,
  }),
);
const number = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 2, maxLength: 15 });
const data = fc.dictionary(
  fc.string({ unit: fc.constantFrom(...'abcñ_1'), minLength: 1, maxLength: 6 }),
  text,
  { maxKeys: 3, noNullPrototype: true },
);
const row: fc.Arbitrary<BulkRow> = fc.record({
  correlationId: fc.constant(LEAD),
  number,
  data,
  alternatives: fc.uniqueArray(number, { maxLength: 2 }),
  priority: fc.integer({ min: 1, max: 9999 }),
});

const isSayable = (values: Readonly<Record<string, string>>): boolean =>
  Object.values(values).every((value) => !/[:=;#'\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(value));

/** As the other side reads it, by its own grammar and none of ours. */
const pairsOf = (raw: string) => raw.split(':').map((pair) => pair.split('='));
const pairsFor = (values: Readonly<Record<string, string>>) => [['lead', LEAD], ...Object.entries(values)];

let simulator: UcontactSimulator;
let vendor: Vendor;

beforeEach(async () => {
  simulator = await startUcontactSimulator();
  simulator.changeDialer('Sales<-', { enabled: false });
  const access = { username: 'apiuser', password: 'password', timeZone: 'America/Montevideo' };
  const settings = { textEncoding: 'utf-8' } as const;
  vendor = createVendor(
    { kind: 'ucontact', baseUrl: simulator.url, ...access, settings },
    testDependencies(),
  );
});
afterEach(async () => {
  await vendor.close();
  const violations = simulator.violations();
  await simulator.stop();
  expect(violations).toEqual([]);
});

it('pushes what it accepts so that the spool holds exactly that', async () => {
  const pusher = vendor.capability('contactPusher');
  if (isMissing(pusher)) throw new Error(pusher.missing);
  const campaign = { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' } as const;
  await fc.assert(
    fc.asyncProperty(number, data, async (dialled, values) => {
      const before = simulator.spool().length;
      const request = { correlationId: LEAD, number: dialled, data: values, campaign };
      const pushed = pusher.push({ ...request, sendBy: sendWithin(1_000) });
      if (!isSayable(values)) {
        expect((await vendorErrorOf(pushed)).kind).toBe('refused');
        expect(simulator.spool()).toHaveLength(before);
        return;
      }
      await pushed;
      const item = simulator.spool().at(-1);
      expect([item?.number, pairsOf(item?.data ?? '')]).toEqual([dialled, pairsFor(values)]);
    }),
    { numRuns: 150, seed: 21 },
  );
  expect(simulator.spool().length).toBeGreaterThan(30);
});

it('uploads what it accepts so that the list holds exactly those rows', async () => {
  const bulk = vendor.capability('bulkPusher');
  if (isMissing(bulk)) throw new Error(bulk.missing);
  const campaign = { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' } as const;
  let lists = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
      const before = simulator.spool().length;
      const request = { listName: `list_${before}`, campaign, rows, sendBy: sendWithin(1_000) };
      const pushed = bulk.pushList(request);
      const isRight = rows.every(
        (one) => isSayable(one.data) && !(one.alternatives ?? []).includes(one.number),
      );
      if (!isRight) {
        expect((await vendorErrorOf(pushed)).kind).toBe('refused');
        expect(simulator.spool()).toHaveLength(before);
        return;
      }
      await pushed;
      lists += 1;
      const arrived = simulator.spool().slice(before);
      const seen = arrived.map((item) => [item.number, pairsOf(item.data), item.alternatives, item.priority]);
      expect(seen).toEqual(
        rows.map((one) => [one.number, pairsFor(one.data), one.alternatives, one.priority]),
      );
    }),
    { numRuns: 150, seed: 22 },
  );
  expect(lists).toBeGreaterThan(20);
});
