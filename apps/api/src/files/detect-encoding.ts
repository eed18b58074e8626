import { isUtf8 } from 'node:buffer';
import type { ENCODING_REASONS } from '@callspool/contracts';
import { type Encoding, encodingOfMark } from './utf8-source.js';

export interface DetectedEncoding {
  readonly encoding: Encoding;
  readonly reason: (typeof ENCODING_REASONS)[number];
  /** Whether the reason proves it; else a look at the letters is worth while. */
  readonly isCertain: boolean;
}

/**
 * Share of zeros at every other byte from which a file without a mark is taken for UTF-16: those of its digits, separators
 * and line ends, whatever script its names are in.
 */
const UTF16_ZEROS = 0.15;
/** ğ, ı, ş and their capitals in windows-1254; in windows-1252 the same bytes are Icelandic letters. */
const TURKISH = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);
/** The euro sign of ISO-8859-15; in windows-1252 the sign for any currency, which nobody writes. */
const EURO = 0xa4;

/** How the letters of a file are written, from its first bytes. `isWhole`: there are no others. */
export function detectEncoding(head: Buffer, isWhole: boolean): DetectedEncoding {
  const mark = encodingOfMark(head);
  if (mark !== null) return { encoding: mark, reason: 'mark', isCertain: true };
  const utf16 = utf16Of(head);
  if (utf16 !== null) return { encoding: utf16, reason: 'utf16_zeros', isCertain: true };
  const bytes = isWhole ? head : withoutCutLetter(head);
  if (isUtf8(bytes)) {
    return bytes.some((byte) => byte >= 0x80)
      ? { encoding: 'utf-8', reason: 'utf8_letters', isCertain: true }
      : { encoding: 'utf-8', reason: 'plain_letters', isCertain: isWhole };
  }
  return codePageOf(bytes);
}

function utf16Of(head: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index++) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  const enough = (head.length / 2) * UTF16_ZEROS;
  if (odd > enough && even < enough / 4) return 'utf-16le';
  return even > enough && odd < enough / 4 ? 'utf-16be' : null;
}

/** Bytes alone cannot prove a code page: letters that are common somewhere speak for the one that has them. */
function codePageOf(bytes: Buffer): DetectedEncoding {
  let turkish = 0;
  let euros = 0;
  let windowsOnly = 0;
  for (const byte of bytes) {
    if (TURKISH.has(byte)) turkish++;
    else if (byte === EURO) euros++;
    else if (byte >= 0x80 && byte < 0xa0) windowsOnly++;
  }
  if (turkish > 0) return { encoding: 'windows-1254', reason: 'turkish_letters', isCertain: false };
  if (euros > 0 && windowsOnly === 0)
    return { encoding: 'iso-8859-15', reason: 'euro_sign', isCertain: false };
  return { encoding: 'windows-1252', reason: 'western_letters', isCertain: false };
}

/** The cut may lie inside a letter of several bytes. */
function withoutCutLetter(head: Buffer): Buffer {
  for (let back = 1; back <= 4 && back <= head.length; back++) {
    const byte = head[head.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return head.subarray(0, head.length - back);
  }
  return head;
}
