import type { CsvRecord } from '../files/csv-records.js';
import { meaningOf } from './header-words.js';
import type { ImportColumns } from './import-columns.js';
import { type ClassifiedRow, type RejectedRow, RowClassifier, type RowRules } from './row-classifier.js';
import { UCONTACT_COLUMNS, ucontactFields } from './ucontact-layout.js';

const KINDS: Readonly<Record<string, string>> = { M: 'mobile', W: 'work', H: 'home' };
/** Rows of one file share few layouts; a file in which each has its own must not cost memory. */
const MOST_LAYOUTS = 500;

/** What a row of uContact's file tells, as columns of its own. */
interface Spread {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly numbers: readonly string[];
  readonly kinds: readonly (string | null)[];
}

/** Judges rows of uContact's own upload file: pairs become fields, alternatives further numbers with their kinds. */
export class UcontactClassifier {
  private readonly layouts = new Map<string, RowClassifier>();

  constructor(private readonly rules: Pick<RowRules, 'country' | 'defaultTimeZone'>) {}

  classify(record: CsvRecord): ClassifiedRow {
    const { line } = record;
    if (record.fields === null) return reject(line, '', ['quotes', record.problem, record.raw]);
    const text = record.fields.join(';').replaceAll('\0', '');
    const fields = ucontactFields(record.fields);
    if (fields === null) {
      const problem = `The row has ${record.fields.length} fields; uContact's file has from 4 to 6.`;
      return reject(line, ';'.repeat(UCONTACT_COLUMNS.length - 1), ['columns', problem, text]);
    }
    const raw = fields.join(';').replaceAll('\0', '');
    const [campaign = '', number = '', data = '', alternatives = '', priority = '', agent = ''] = fields;
    const spread = spreadOf(data, alternatives);
    if (typeof spread === 'string') {
      const bad = { column: 'data', value: data.replaceAll('\0', ''), message: spread };
      return { ok: false, line, raw, reason: 'value_invalid', detail: 'pairs', bad };
    }
    const cells = [campaign, number, priority, agent, ...spread.values, ...spread.numbers];
    return { ...this.classifierOf(spread).classify({ line, fields: cells }), raw };
  }

  private classifierOf(spread: Spread): RowClassifier {
    const key = JSON.stringify([spread.keys, spread.kinds]);
    const known = this.layouts.get(key);
    if (known !== undefined) return known;
    const made = new RowClassifier({ ...this.rules, delimiter: ';', columns: columnsOf(spread) });
    if (this.layouts.size < MOST_LAYOUTS) this.layouts.set(key, made);
    return made;
  }
}

/** The pairs as uContact's portal reads them, split on `:` and on the first `=`; or what is wrong with them. */
function spreadOf(data: string, alternatives: string): Spread | string {
  const pairs = data.split(':').filter((pair) => pair !== '');
  const keys: string[] = [];
  const values: string[] = [];
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) return `"${pair.slice(0, 100)}" is no pair of a name and a value.`;
    const key = pair.slice(0, at).trim();
    if (keys.includes(key)) return `The name "${key.slice(0, 100)}" stands in the row twice.`;
    keys.push(key);
    values.push(pair.slice(at + 1));
  }
  const others = alternatives.split(':').filter((other) => other.trim() !== '');
  return {
    keys,
    values,
    // A type brings its retries with it, which are the vendor's: `M=0=099123456`.
    numbers: others.map((other) => other.slice(other.lastIndexOf('=') + 1)),
    kinds: others.map((other) => KINDS[other.split('=', 1)[0]?.trim().toUpperCase() ?? ''] ?? null),
  };
}

function columnsOf({ keys, kinds }: Spread): ImportColumns {
  const first = 4;
  const of = (target: string): number | null => {
    const index = keys.findIndex((key) => {
      const meaning = meaningOf(key);
      return meaning?.target === target && meaning.isVague !== true;
    });
    return index === -1 ? null : first + index;
  };
  return {
    names: ['campaign', 'number', 'priority', 'agentphone', ...keys, ...kinds.map(() => 'alternatives')],
    phones: [
      { index: 1, kind: null },
      ...kinds.map((kind, index) => ({ index: first + keys.length + index, kind })),
    ],
    externalId: of('externalId'),
    name: of('name'),
    familyName: of('familyName'),
    timeZone: of('timeZone'),
    postalCode: of('postalCode'),
    priority: 2,
    agent: 3,
    fields: keys.map((name, index) => ({ index: first + index, name })),
  };
}

function reject(
  line: number,
  raw: string,
  [detail, message, value]: readonly [string, string, string],
): RejectedRow {
  const bad = { column: '', value: value.slice(0, 2000).replaceAll('\0', ''), message };
  return { ok: false, line, raw, reason: 'structure', detail, bad };
}
