import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** How many rows of the file come to what; the counts follow from the row numbers alone. */
export interface ExpectedImport {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: Readonly<Record<'phone_invalid' | 'duplicate' | 'dnc', number>>;
}

type Fate = 'accepted' | 'phone_invalid' | 'duplicate' | 'dnc';

/** Of a thousand rows, in an order that mixes them: 92 bad numbers, 41 repeats, 53 on the do-not-call list. */
function fateOf(row: number): Fate {
  // 389 has no factor in common with 1000, so every remainder comes once in a thousand rows.
  const draw = (row * 389) % 1000;
  if (draw < 92) return 'phone_invalid';
  if (draw < 133) return 'duplicate';
  return draw < 186 ? 'dnc' : 'accepted';
}

const AREA_CODES = ['212', '213', '312', '415', '617', '702'];

/**
 * A valid number for each index: by turns American, British, German and French, scattered over its range so that
 * neighbours in the file are none in an index. No two indexes below 20 million share a number.
 */
export function validNumber(index: number): string {
  const within = Math.floor(index / 4);
  switch (index % 4) {
    case 0: {
      const line = (within * 7_368_787) % 8_000_000;
      return `+1${AREA_CODES[Math.floor(within / 8_000_000) % 6]}${2_000_000 + line}`;
    }
    case 1:
      return `+447${String(100_000_000 + ((within * 7_368_787) % 100_000_000))}`;
    case 2:
      return `+49151${String(20_000_000 + ((within * 7_368_787) % 70_000_000))}`;
    default:
      return `+336${String(10_000_000 + ((within * 7_368_787) % 10_000_000))}`;
  }
}

/** How a person may have typed it: four in ten with blanks, brackets or without the country code. */
export function typed(number: string, row: number): string {
  if (row % 10 < 6) return number;
  if (number.startsWith('+1')) return `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;
  return `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
}

/** The numbers of the rows that are on the do-not-call list, for putting them there. */
export function* dncNumbers(rows: number): Generator<string> {
  for (let row = 0; row < rows; row++) if (fateOf(row) === 'dnc') yield validNumber(row);
}

const FIRST = ['Ann', 'José', 'Łukasz', 'Zoë', 'Mehmet', 'Siân', 'Jürgen', 'Aya'];
const LAST = ['Smith', "O'Neill", 'Müller', 'Garçon', 'Yılmaz', 'van den Berg', 'Novák', 'Sato'];

function phoneOf(row: number, lastAccepted: string): string {
  switch (fateOf(row)) {
    case 'phone_invalid':
      return row % 2 === 0 ? '12' : `+99912345${row % 10}`;
    case 'duplicate':
      return lastAccepted;
    default:
      return validNumber(row);
  }
}

/** Writes the file and tells what must become of it. */
export async function writeImportFile(file: string, rows: number): Promise<ExpectedImport> {
  const out = createWriteStream(file);
  const rejected = { phone_invalid: 0, duplicate: 0, dnc: 0 };
  let accepted = 0;
  let last = '';
  let chunk = 'customer_id,phone,name,street,city,postcode,segment,note\n';
  for (let row = 0; row < rows; row++) {
    // A repeat needs something to repeat.
    const fate = fateOf(row) === 'duplicate' && last === '' ? 'accepted' : fateOf(row);
    const phone = fate === 'accepted' ? validNumber(row) : phoneOf(row, last);
    if (fate === 'accepted') {
      accepted++;
      last = phone;
    } else rejected[fate]++;
    chunk += lineOf(row, typed(phone, row));
    if (chunk.length > 65_536) {
      if (!out.write(chunk)) await once(out, 'drain');
      chunk = '';
    }
  }
  out.end(chunk);
  await once(out, 'close');
  return { rows, accepted, rejected };
}

function lineOf(row: number, phone: string): string {
  const name = `"${LAST[row % 8]}, ${FIRST[(row >> 3) % 8]}"`;
  const note = row % 7 === 0 ? '"said ""call later"""' : 'newsletter';
  return `C${row},${phone},${name},${row % 300} High Street,City ${row % 90},${10_000 + (row % 80_000)},S${row % 5},${note}\n`;
}
