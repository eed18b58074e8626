/** Files that people mistake for text, by what they begin with. */
export type ForeignKind =
  'xlsx' | 'xls' | 'ods' | 'zip' | 'gzip' | 'pdf' | 'picture' | 'web_page' | 'rich_text' | 'binary';

const SIGNS: readonly (readonly [Buffer, ForeignKind])[] = [
  [Buffer.from([0x1f, 0x8b]), 'gzip'],
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'xls'],
  [Buffer.from('%PDF-'), 'pdf'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'picture'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'picture'],
  [Buffer.from('GIF8'), 'picture'],
  [Buffer.from('{\\rtf'), 'rich_text'],
];
const ZIP = Buffer.from('PK\u0003\u0004');
const OFFICE_ENTRY = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/;
const WEB_PAGE = /^\s*<(?:!doctype\s+html|html|head|body)\b/i;
/** Control characters other than tabs and line ends; a few may be in a file that is text all the same. */
const MOST_CONTROLS = 0.05;
/** So many may stand in the shortest of files. */
const MOST_IN_FEW = 4;

const SAYS: Readonly<Record<ForeignKind, string>> = {
  xlsx: 'This is an Excel workbook within an archive: upload the workbook itself, or save the sheet as CSV (UTF-8).',
  xls: 'This is an old Excel workbook: save the sheet as CSV (UTF-8) and upload that.',
  ods: 'This is an OpenDocument spreadsheet: save the sheet as CSV and upload that.',
  zip: 'This is an archive within an archive: unpack it and upload the CSV file that is in it.',
  gzip: 'This is an archive within an archive: unpack it and upload the CSV file that is in it.',
  pdf: 'This is a PDF document, which holds no rows: export the data as CSV.',
  picture: 'This is a picture, which holds no rows.',
  web_page: 'This is a web page, perhaps a sign-in page that was saved instead of the export.',
  rich_text: 'This is a rich text document: save it as plain text or CSV.',
  binary: 'This is no text: most of what it begins with are control characters.',
};

/** In words for whoever uploaded it: what the file is, and what to do. */
export const foreignKindMessage = (kind: ForeignKind): string => SAYS[kind];

/**
 * What a file is when it is not text, from its first bytes, whatever its name says; null when it may be text. In UTF-16
 * half the bytes of most scripts are control characters by themselves.
 */
export function foreignKindOf(head: Buffer, { isUtf16 = false } = {}): ForeignKind | null {
  const sign = SIGNS.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes));
  if (sign !== undefined) return sign[1];
  if (head.subarray(0, ZIP.length).equals(ZIP)) return kindOfZip(head);
  if (WEB_PAGE.test(head.toString('latin1', 0, 200))) return 'web_page';
  return !isUtf16 && isBinary(head) ? 'binary' : null;
}

/** Office documents are zip archives whose first entry tells what they are. */
function kindOfZip(head: Buffer): ForeignKind {
  const name = firstEntryName(head);
  const isDocument = head.includes('application/vnd.oasis.opendocument') && name.startsWith('mimetype');
  if (isDocument) return 'ods';
  return OFFICE_ENTRY.test(name) ? 'xlsx' : 'zip';
}

/** Of an archive's local file header: the length of the name stands at byte 26, the name at 30 (APPNOTE 4.3.7). */
function firstEntryName(head: Buffer): string {
  return head.length < 30 ? '' : head.toString('latin1', 30, 30 + head.readUInt16LE(26));
}

/** What separates fields in files of machines: SOH, and the four separators that ASCII has for it. */
const SEPARATORS = new Set([0x01, 0x1c, 0x1d, 0x1e, 0x1f]);

/** UTF-16 has a zero beside every plain letter, so zeros alone say nothing. */
function isBinary(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) {
    const isUsual = byte === 0x09 || byte === 0x0a || byte === 0x0d || SEPARATORS.has(byte);
    if (byte > 0 && byte < 0x20 && !isUsual) controls++;
  }
  return controls > Math.max(head.length * MOST_CONTROLS, MOST_IN_FEW);
}
