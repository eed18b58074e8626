import {
  type ImportMapping,
  type ImportPreview,
  type PreviewColumn,
  type PreviewContact,
  type PreviewImportRequest,
  ColumnTarget,
} from '@callspool/contracts';
import { parsePhone } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { type CsvHead, parseCsvHead, readFileHead } from '../files/csv-head.js';
import { toDialectView } from '../files/csv-dialect.js';
import { type CsvRecord, readCsv } from '../files/csv-records.js';
import { detectEncoding } from '../files/detect-encoding.js';
import type { Encoding } from '../files/utf8-source.js';
import type { ContactListRow } from './contact-lists.repository.js';
import { cellProblem } from './cell-problem.js';
import { type ColumnGuess, guessColumns, toMapping } from './guess-mapping.js';
import { meaningOf } from './header-words.js';
import {
  columnNames,
  isRejectColumn,
  repeatedNames,
  resolveColumns,
  toMappingView,
  uploadedPart,
} from './import-columns.js';
import {
  explainUnreadable,
  formatOf,
  ImportOptionsReader,
  unreadable,
  isUcontact,
} from './import-options-reader.js';
import { guessesOf } from './mapping-targets.js';
import { type ClassifiedRow, RowClassifier, type RowRules } from './row-classifier.js';
import { UcontactClassifier } from './ucontact-classifier.js';
import { UCONTACT_COLUMNS, UCONTACT_LAYOUT, ucontactDialect, ucontactFields } from './ucontact-layout.js';

/** As many rows as make a guess good, and few enough to be judged while somebody waits. */
const ROWS = 200;
const VALUES = 5;
const MAX_TEXT = 80;

/** Shows how a file would be read, from its head alone: format, columns with their first values, and one contact. */
@Injectable()
export class ImportPreviewer {
  constructor(private readonly options: ImportOptionsReader) {}

  /** @throws AppError `file.not_found`, `import.file_unreadable` */
  async preview(list: ContactListRow, request: PreviewImportRequest): Promise<ImportPreview> {
    const file = await this.options.findFile(request.fileId);
    const content = await this.options.open(file);
    const head = await readFileHead(content.read()).catch(explainUnreadable);
    const detected = detectEncoding(head.bytes, head.isWhole);
    const format = formatOf<Encoding | undefined>(content, request);
    const { encoding = detected.encoding, delimiter } = format;
    const csv = await parseCsvHead(head, { encoding, delimiter }).catch(explainUnreadable);
    const place = { country: list.defaultCountry, defaultTimeZone: list.defaultTimeZone };
    const isOwn = isUcontact(csv, request);
    const firstRow = isOwn ? [] : firstRowOf(csv);
    const header = isOwn ? NO_HEADER : headerOf(firstRow, list.defaultCountry, request.hasHeader);
    const isChosen = encoding !== detected.encoding;
    return {
      file: { id: file.id, name: file.name, size: file.size },
      format: {
        layout: isOwn ? 'ucontact' : 'columns',
        packing: content.packing,
        innerName: content.innerName,
        ...toDialectView(csv.text, csv.dialect, delimiter),
        encoding,
        encodingReason: isChosen ? 'chosen' : detected.reason,
        isEncodingCertain: isChosen || detected.isCertain,
        ...header,
        repeatedNames: header.hasHeader ? repeatedNames(firstRow) : [],
      },
      ...(isOwn
        ? await lookAtUcontact(csv, place)
        : look(list, csv, firstRow, { hasHeader: header.hasHeader, mapping: request.mapping })),
      isWhole: head.isWhole,
    };
  }
}

/** @throws AppError `import.file_unreadable` */
function firstRowOf({ records: [first] }: CsvHead): readonly string[] {
  if (first === undefined) throw unreadable('The file holds no row.');
  if (first.fields === null) throw unreadable(`Line ${first.line}: ${first.problem}`);
  return first.fields;
}

type HeaderView = Pick<ImportPreview['format'], 'hasHeader' | 'headerReason'>;

/** A first row that holds a number is no header; one with words we know is; other words are taken for one. */
function headerOf(cells: readonly string[], country: string, wanted: boolean | undefined): HeaderView {
  if (wanted !== undefined) return { hasHeader: wanted, headerReason: 'chosen' };
  if (cells.some((cell) => parsePhone(cell, country).ok)) {
    return { hasHeader: false, headerReason: 'numbers_in_first_row' };
  }
  const isKnown = cells.some((cell) => meaningOf(cell) !== null);
  return { hasHeader: true, headerReason: isKnown ? 'known_words' : 'words_only' };
}

/** Everything that is told from the rows. */
function look(
  list: ContactListRow,
  { records, dialect }: CsvHead,
  wholeRow: readonly string[],
  { hasHeader, mapping }: { hasHeader: boolean; mapping: ImportMapping | undefined },
) {
  const body = records.slice(hasHeader ? 1 : 0, (hasHeader ? 1 : 0) + ROWS);
  const firstRow = uploadedPart(wholeRow, hasHeader);
  const names = columnNames(firstRow, hasHeader);
  const rows = body.flatMap((record) => (record.fields === null ? [] : [record.fields]));
  const resolved = mapping === undefined ? null : resolveColumns(wholeRow, { hasHeader, mapping });
  const guesses = resolved?.ok
    ? guessesOf(resolved.columns)
    : guessColumns(hasHeader ? names : names.map(() => ''), rows, list.defaultCountry).map((guess, index) =>
        isRejectColumn(names[index] ?? '') ? { ...guess, target: 'skip' as const } : guess,
      );
  const used = resolved ?? resolveColumns(wholeRow, { hasHeader, mapping: toMapping(guesses) });
  const judged = used.ok ? judge(body, list, { columns: used.columns, delimiter: dialect.delimiter }) : [];
  const good = judged.find((row) => row.ok);
  return {
    columns: names.map((name, index) => toColumn(name, index, guesses[index], body, list.defaultCountry)),
    mapping: used.ok ? toMappingView(used.columns) : null,
    issues: used.ok ? [] : [...used.issues],
    example: good?.ok ? toPreviewContact(good) : null,
    rowsSeen: body.length,
    rowsBad: judged.filter((row) => !row.ok).length,
  };
}

const NO_HEADER = { hasHeader: false, headerReason: 'numbers_in_first_row' } as const;
const OWN_TARGETS: readonly ColumnTarget[] = ['skip', 'phone', 'field', 'field', 'priority', 'agent'];

/** The same for uContact's own file, whose columns mean what they mean. */
async function lookAtUcontact(
  { text, dialect }: CsvHead,
  place: Pick<RowRules, 'country' | 'defaultTimeZone'>,
) {
  const records: CsvRecord[] = [];
  for await (const batch of readCsv(only(text), ucontactDialect(dialect))) records.push(...batch.records);
  const body = records.slice(0, ROWS);
  const rows = body.map(
    (record) => ({ ...record, fields: record.fields && ucontactFields(record.fields) }) as CsvRecord,
  );
  const classifier = new UcontactClassifier(place);
  const judged = body.map((record) => classifier.classify(record));
  const good = judged.find((row) => row.ok);
  const columns = UCONTACT_COLUMNS.map((name, index) => {
    const guess = { target: OWN_TARGETS[index] ?? 'skip', kind: null, doubt: null };
    return toColumn(name, index, guess, rows, place.country);
  });
  return {
    columns,
    mapping: toMappingView(UCONTACT_LAYOUT),
    issues: [],
    example: good?.ok ? toPreviewContact(good) : null,
    rowsSeen: body.length,
    rowsBad: judged.filter((row) => !row.ok).length,
  };
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function judge(
  body: readonly CsvRecord[],
  list: ContactListRow,
  layout: Pick<ConstructorParameters<typeof RowClassifier>[0], 'columns' | 'delimiter'>,
): ClassifiedRow[] {
  const { defaultCountry: country, defaultTimeZone } = list;
  const classifier = new RowClassifier({ ...layout, country, defaultTimeZone });
  return body.map((record) => classifier.classify(record));
}

function toColumn(
  name: string,
  index: number,
  guess: ColumnGuess | undefined,
  body: readonly CsvRecord[],
  country: string,
): PreviewColumn {
  const { target, kind, doubt } = guess ?? { target: 'skip', kind: null, doubt: null };
  const values = body.slice(0, VALUES).map(({ line, fields }) => {
    const text = fields?.[index] ?? '';
    const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
    return { line, text: shown.replaceAll('\0', ''), problem: cellProblem(target, text, country) };
  });
  return { number: index + 1, name, values, target, kind, doubt };
}

const toPreviewContact = (row: Extract<ClassifiedRow, { ok: true }>): PreviewContact => ({
  line: row.line,
  externalId: row.externalId,
  name: row.name,
  priority: row.priority,
  agent: row.agent,
  fields: JSON.parse(row.fields) as Record<string, string>,
  numbers: [row.main, ...row.alternatives].map(({ e164, kind, zones, zoneSource }) => ({
    number: e164,
    kind,
    zones: [...zones],
    zoneSource,
  })),
});
