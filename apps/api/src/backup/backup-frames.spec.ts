import {
  BackupFileError,
  decodeFrames,
  encodeFrame,
  encodeJson,
  fileStart,
  type Frame,
} from './backup-frames.js';

/** The bytes in chunks of `size`, as a stream may cut them. */
async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(bytes: Buffer, size = 7): Promise<Frame[]> {
  const frames: Frame[] = [];
  for await (const frame of decodeFrames(chunked(bytes, size))) frames.push(frame);
  return frames;
}

const bytes = Buffer.concat([
  fileStart(),
  encodeJson('M', { a: 'ä' }),
  encodeFrame('D', Buffer.alloc(100, 5)),
  encodeFrame('D', Buffer.alloc(0)),
]);

describe('the frames of a backup', () => {
  it.each([1, 3, 50, 1_000])('come back as they were, whatever the stream cuts (%d bytes)', async (size) => {
    const frames = await decode(bytes, size);
    expect(frames.map(({ kind, body }) => [kind, body.length])).toEqual([
      ['M', 10],
      ['D', 100],
      ['D', 0],
    ]);
    expect(JSON.parse(frames[0]?.body.toString() ?? '')).toEqual({ a: 'ä' });
  });

  it.each([0, 5, 19, 25, 60, bytes.length - 3])(
    'are refused when the file ends after %d bytes',
    async (length) => {
      await expect(decode(bytes.subarray(0, length))).rejects.toThrow(BackupFileError);
    },
  );

  it('are refused when the file is another one, or a kind or a length is not ours', async () => {
    await expect(decode(Buffer.from('PGDMP and so on, and longer'))).rejects.toThrow('not a backup');
    await expect(decode(Buffer.concat([fileStart(), Buffer.from('X\0\0\0\0')]))).rejects.toThrow('damaged');
    await expect(
      decode(Buffer.concat([fileStart(), Buffer.from('D\xff\xff\xff\xff', 'latin1')])),
    ).rejects.toThrow('damaged');
  });
});
