export type RecordingFormat = 'mp3' | 'gsm';

/** A recording that was looked into: its bytes begin and, for `.gsm`, go on as its format does. */
export interface Recording {
  readonly format: RecordingFormat;
  readonly bytes: Uint8Array;
}

const GSM_FRAME_BYTES = 33;
const ID3_HEADER_BYTES = 10;

/**
 * Why these bytes are no recording of that format, or `null`. A sign-in page, an error in JSON and an empty file all come
 * with status 200 from real installations, so the header's word is never taken for it.
 */
export function recordingProblem(format: RecordingFormat, bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'an empty file';
  const problem = format === 'gsm' ? gsmProblem(bytes) : mp3Problem(bytes);
  if (problem === null) return null;
  return isText(bytes) ? 'text instead of audio' : problem;
}

/** GSM 06.10 as telephone exchanges store it: whole frames of 33 bytes, each marked 0xD in its first half-byte. */
function gsmProblem(bytes: Uint8Array): string | null {
  if (bytes.length % GSM_FRAME_BYTES !== 0) return 'no whole GSM frames';
  for (let at = 0; at < bytes.length; at += GSM_FRAME_BYTES) {
    if ((byteAt(bytes, at) & 0xf0) !== 0xd0) return 'no GSM frames';
  }
  return null;
}

/** The first frame of an mp3, after its ID3 tag if it has one. */
function mp3Problem(bytes: Uint8Array): string | null {
  const isTagged = bytes[0] === 0x49 && bytes[1] === 0x44 && bytes[2] === 0x33;
  const at = isTagged ? ID3_HEADER_BYTES + tagLength(bytes) : 0;
  const isFrame = byteAt(bytes, at) === 0xff && (byteAt(bytes, at + 1) & 0xe0) === 0xe0;
  // Layer III, which also tells it from the mark FF FE of UTF-16; a frequency of 3 is reserved.
  const isLayer3 = (byteAt(bytes, at + 1) & 0x06) === 0x02 && (byteAt(bytes, at + 2) & 0x0c) !== 0x0c;
  return isFrame && isLayer3 ? null : 'no MPEG audio';
}

/** Four bytes of seven bits each. */
const tagLength = (bytes: Uint8Array): number =>
  [6, 7, 8, 9].reduce((length, at) => length * 128 + (byteAt(bytes, at) & 0x7f), 0);

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** HTML, JSON, XML or a code in digits. */
const isText = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 64).every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));
