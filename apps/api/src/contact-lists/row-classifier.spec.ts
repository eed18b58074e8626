import type { CsvRecord } from '../files/csv-records.js';
import { resolveColumns } from './import-columns.js';
import { type AcceptedRow, type ClassifiedRow, RowClassifier } from './row-classifier.js';
import { toStageLine } from './stage-row.js';

const HEADER = ['name', 'phone', 'mobile', 'timezone', 'priority', 'externalid', 'agent', 'city', 'zip'];

function classifier(rules: { defaultTimeZone?: string; country?: string } = {}): RowClassifier {
  const found = resolveColumns(HEADER, { hasHeader: true, mapping: undefined });
  if (!found.ok) throw new Error('The header is not understood.');
  return new RowClassifier({
    columns: found.columns,
    delimiter: ';',
    country: 'BE',
    defaultTimeZone: null,
    ...rules,
  });
}
const row = (cells: Partial<Record<(typeof HEADER)[number], string>>): CsvRecord => ({
  line: 7,
  fields: HEADER.map((name) => cells[name] ?? ''),
});
const judge = (cells: Parameters<typeof row>[0], rules = {}): ClassifiedRow =>
  classifier(rules).classify(row(cells));
function accepted(judged: ClassifiedRow): AcceptedRow {
  if (!judged.ok) throw new Error(`rejected: ${judged.reason}`);
  return judged;
}
const reasonOf = (judged: ClassifiedRow) =>
  judged.ok ? 'accepted' : [judged.reason, judged.bad.column, judged.bad.value];

describe('a row', () => {
  it('is accepted with its number in E.164 and the zones its number allows', () => {
    expect(accepted(judge({ phone: ' 0470/12.34.56 ', name: ' Zoë ' }))).toMatchObject({
      line: 7,
      name: 'Zoë',
      priority: 5000,
      main: { e164: '+32470123456', zones: ['Europe/Brussels'], zoneSource: 'country' },
      alternatives: [],
      warnings: [],
    });
  });

  it('takes its own zone alone, else that of the number, else the default of the list, else none', () => {
    const zonesOf = (cells: object, rules = {}) => accepted(judge(cells, rules)).main;
    expect(zonesOf({ phone: '+12127365000', timezone: 'Asia/Tokyo' })).toMatchObject({
      zones: ['Asia/Tokyo'],
      zoneSource: 'row',
    });
    expect(zonesOf({ phone: '+12127365000' }, { defaultTimeZone: 'Asia/Tokyo' })).toMatchObject({
      zones: ['America/New_York'],
    });
    expect(zonesOf({ phone: '+80012345678' }, { defaultTimeZone: 'Asia/Tokyo' })).toMatchObject({
      zones: ['Asia/Tokyo'],
      zoneSource: 'list_default',
    });
    expect(zonesOf({ phone: '+80012345678' })).toMatchObject({ zones: [], zoneSource: 'unknown' });
  });

  it('needs the zones of its postal code and of each number open, and keeps what the code told', () => {
    const row = accepted(judge({ phone: '+12127365000', mobile: '+14155550123', zip: ' 94105 ' }));
    expect(row).toMatchObject({
      postalCode: '94105',
      main: {
        zones: ['America/New_York', 'America/Los_Angeles'],
        zoneSource: 'postal_and_prefix',
        postalEvidence: 'adds',
      },
      alternatives: [{ zones: ['America/Los_Angeles'], postalEvidence: 'agrees' }],
    });
  });

  it.each([
    [
      '+12127365000',
      '1000x',
      { zones: ['America/New_York'], zoneSource: 'prefix', postalEvidence: 'unreadable' },
    ],
    [
      '+12127365000',
      '00000',
      { zones: ['America/New_York'], zoneSource: 'prefix', postalEvidence: 'unknown' },
    ],
    ['+80012345678', '94105', { zones: [], zoneSource: 'unknown', postalEvidence: null }],
  ])('with %s is good with a postal code that tells nothing (%s)', (phone, zip, main) => {
    expect(accepted(judge({ phone, zip }))).toMatchObject({ postalCode: zip, main });
  });

  it('reads its postal code by the country of the number, not by that of the list', () => {
    expect(accepted(judge({ phone: '+3225551212', zip: '10001' }, { country: 'US' })).main.zones).toEqual([
      'Europe/Brussels',
    ]);
  });

  it('makes the first filled phone column its main number and keeps each number once', () => {
    expect(accepted(judge({ mobile: '0470123456' })).main).toMatchObject({
      e164: '+32470123456',
      kind: 'mobile',
    });
    expect(accepted(judge({ phone: '0470123456', mobile: '+32 470 12 34 56' })).alternatives).toEqual([]);
  });

  it('is good without an alternative that cannot be called, which is told', () => {
    const { alternatives, warnings } = accepted(judge({ phone: '0470123456', mobile: '0999' }));
    expect([alternatives, warnings]).toMatchObject([[], [{ column: 'mobile', value: '0999' }]]);
  });

  it('keeps the cells that nothing else uses, and only those that are filled', () => {
    expect(accepted(judge({ phone: '0470123456', city: 'Gent "x"' })).fields).toBe('{"city":"Gent \\"x\\""}');
    expect(accepted(judge({ phone: '0470123456' })).fields).toBe('{}');
  });

  it.each([
    [{}, ['phone_missing', 'phone', '']],
    [{ phone: '12' }, ['phone_invalid', 'phone', '12']],
    [{ phone: '12', mobile: '0470123456' }, ['phone_invalid', 'phone', '12']],
    [{ phone: '0470123456', timezone: 'CET+9' }, ['time_zone_invalid', 'timezone', 'CET+9']],
    [{ phone: '0470123456', priority: '0' }, ['priority_invalid', 'priority', '0']],
    [{ phone: '0470123456', priority: '1.5' }, ['priority_invalid', 'priority', '1.5']],
    [{ phone: '0470123456', priority: '10000' }, ['priority_invalid', 'priority', '10000']],
    [{ phone: '0470123456', agent: 'x'.repeat(201) }, ['value_invalid', 'agent', `${'x'.repeat(100)}…`]],
    [{ phone: '0470123456', zip: '1'.repeat(41) }, ['value_invalid', 'zip', `${'1'.repeat(41)}…`]],
    [{ phone: '12', timezone: 'Nowhere', priority: 'x' }, ['phone_invalid', 'phone', '12']],
  ])('%j is told as %j', (cells, expected) => {
    expect(reasonOf(judge(cells))).toEqual(expected);
  });

  it('with another number of cells than the header is told with its text, in a line that breaks nothing', () => {
    const judged = classifier().classify({ line: 3, fields: ['a;b', '0470123456'] });
    expect(judged).toMatchObject({
      reason: 'structure',
      raw: ';;;;;;;;',
      bad: { value: '"a;b";0470123456' },
    });
  });
});

describe('the staged line of a row', () => {
  it('has as many cells as the staging table, whatever the row holds', () => {
    const lines = [
      judge({ phone: '0470123456', mobile: '0470123457', name: 'tab\tback\\slash\nline' }),
      judge({ phone: '0470123456', mobile: '1' }),
      judge({ phone: '1' }),
      classifier().classify({ line: 1, fields: null, problem: 'broken', raw: 'a\tb' }),
    ].map(toStageLine);
    for (const line of lines) {
      expect(line.split('\t')).toHaveLength(23);
      expect(line.indexOf('\n')).toBe(line.length - 1);
    }
    expect(lines[0]).toContain('tab\\tback\\\\slash\\nline');
  });
});
