/** The kinds of frames, in the order of a file: M (T D* E)* S Z. */
export type FrameKind = 'M' | 'T' | 'D' | 'E' | 'S' | 'Z';

export interface Frame {
  readonly kind: FrameKind;
  readonly body: Buffer;
}

/** The file is not a backup, or not a whole one. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError';
}

const MAGIC = Buffer.from('callspool backup\n');
const HEAD_BYTES = 5;
/** Far above what we write; a length beyond it is damage. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const KINDS: ReadonlySet<string> = new Set<FrameKind>(['M', 'T', 'D', 'E', 'S', 'Z']);

/** What a file begins with. */
export const fileStart = (): Buffer => MAGIC;

/** A frame as bytes: its kind, the length of its body, its body. */
export function encodeFrame(kind: FrameKind, body: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(kind, 'latin1');
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

export const encodeJson = (kind: FrameKind, value: unknown): Buffer =>
  encodeFrame(kind, Buffer.from(JSON.stringify(value)));

/** @throws BackupFileError when the bytes are not frames, or end in the middle of one. */
export async function* decodeFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const bytes = new ByteReader(source);
  if (!(await bytes.take(MAGIC.length))?.equals(MAGIC)) throw new BackupFileError('This is not a backup.');
  for (let head = await bytes.take(HEAD_BYTES); head !== null; head = await bytes.take(HEAD_BYTES)) {
    const kind = head.toString('latin1', 0, 1);
    const length = head.readUInt32BE(1);
    if (!KINDS.has(kind) || length > MAX_BODY_BYTES) throw new BackupFileError('The backup is damaged.');
    const body = await bytes.take(length);
    if (body === null) throw cutOff();
    yield { kind: kind as FrameKind, body };
  }
}

const cutOff = (): BackupFileError => new BackupFileError('The backup ends too early: it was cut off.');

/** Exact numbers of bytes out of chunks of any size. */
class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Null when nothing at all is left; throws when there is less than asked for. */
  async take(count: number): Promise<Buffer | null> {
    const parts: Buffer[] = [this.rest];
    let held = this.rest.length;
    while (held < count) {
      const next = await this.chunks.next();
      if (next.done === true) {
        if (held === 0 && count > 0) return null;
        throw cutOff();
      }
      parts.push(Buffer.from(next.value));
      held += next.value.length;
    }
    const all = parts.length === 1 ? this.rest : Buffer.concat(parts);
    this.rest = all.subarray(count);
    return all.subarray(0, count);
  }
}
