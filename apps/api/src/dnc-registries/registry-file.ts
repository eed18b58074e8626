import { StringDecoder } from 'node:string_decoder';
import { CsvUnreadableError } from '../files/csv-records.js';
import { foreignKindMessage, foreignKindOf } from '../files/file-kind.js';
import { type Encoding, utf8Source } from '../files/utf8-source.js';
import {
  isHeader,
  type RegistryLine,
  RegistryLineReader,
  type RegistryLineOptions,
} from './registry-line.js';

/** How a file is to be read, settled when it was handed over. */
export interface RegistryFileOptions extends RegistryLineOptions {
  readonly encoding: Encoding;
  readonly mayShrink: boolean;
}

/** A line that is a number or a mistake, with its place in the file, from 1. */
export interface PlacedLine {
  readonly line: number;
  readonly text: string;
  readonly read: NonNullable<RegistryLine>;
}

const MOST_OF_A_LINE = 1024 * 1024;

/**
 * The lines of a registry's file in batches; a header and empty lines are passed over.
 * @throws CsvUnreadableError when it is something else than text
 */
export async function* registryLines(
  content: AsyncIterable<Uint8Array>,
  options: RegistryFileOptions,
): AsyncGenerator<PlacedLine[]> {
  const reader = new RegistryLineReader(options);
  let line = 0;
  for await (const texts of lines(content, options.encoding)) {
    const batch: PlacedLine[] = [];
    for (const text of texts) {
      line++;
      if (line === 1 && isHeader(text)) continue;
      const read = reader.read(text);
      if (read !== null) batch.push({ line, text, read });
    }
    if (batch.length > 0) yield batch;
  }
}

async function* lines(file: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isFirst = true;
  for await (const chunk of utf8Source(file, encoding)) {
    if (isFirst) demandText(chunk);
    isFirst = false;
    rest += decoder.write(chunk);
    // A carriage return at the very end may be the first half of a line end.
    const end = Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r', rest.length - 2)) + 1;
    if (end === 0) {
      if (rest.length > MOST_OF_A_LINE) throw new CsvUnreadableError('A line is longer than a mebibyte.');
      continue;
    }
    yield rest.slice(0, end).split(LINE_END).slice(0, -1);
    rest = rest.slice(end);
  }
  rest += decoder.end();
  if (rest !== '') yield rest.split(LINE_END);
}

const LINE_END = /\r\n|\n|\r/;

function demandText(head: Buffer): void {
  const foreign = foreignKindOf(head);
  if (foreign !== null) throw new CsvUnreadableError(foreignKindMessage(foreign));
}
