import { recordingProblem } from './recording.js';

const text = (content: string) => new TextEncoder().encode(content);
const gsm = (frames: number) =>
  Uint8Array.from({ length: frames * 33 }, (_byte, at) => (at % 33 === 0 ? 0xd4 : at % 251));
const FRAME = [0xff, 0xfb, 0x90, 0x64, 0, 0, 0, 0];
const id3 = (size: number) => [0x49, 0x44, 0x33, 3, 0, 0, 0, 0, size >> 7, size & 0x7f];

describe('recordingProblem', () => {
  it('takes whole frames of GSM', () => {
    expect(recordingProblem('gsm', gsm(3))).toBeNull();
  });

  it('takes an mp3 with and without a tag in front', () => {
    expect(recordingProblem('mp3', Uint8Array.from(FRAME))).toBeNull();
    const tagged = [...id3(200), ...Array.from({ length: 200 }, () => 0), ...FRAME];
    expect(recordingProblem('mp3', Uint8Array.from(tagged))).toBeNull();
  });

  it.each([
    ['gsm', gsm(3).subarray(0, 98), 'no whole GSM frames'],
    ['gsm', gsm(3).with(33, 0xc4), 'no GSM frames'],
    ['mp3', gsm(3), 'no MPEG audio'],
    ['mp3', Uint8Array.from(id3(0)), 'no MPEG audio'],
    ['mp3', Uint8Array.from([0xff, 0xfe, 0x41, 0]), 'no MPEG audio'],
    // MPEG audio of the reserved frequency.
    ['mp3', Uint8Array.from([0xff, 0xfb, 0x9c, 0]), 'no MPEG audio'],
  ] as const)('refuses %s that is none', (format, bytes, problem) => {
    expect(recordingProblem(format, bytes)).toBe(problem);
  });

  it.each(['mp3', 'gsm'] as const)('knows a page, an error and a code from %s', (format) => {
    const page = '<!DOCTYPE html><html><body>Sign in, please, with your name</body></html>';
    for (const answer of [page, '[{"success":false,"count":0,"data":[]}]', '02', '0'])
      expect(recordingProblem(format, text(answer))).toBe('text instead of audio');
    expect(recordingProblem(format, new Uint8Array())).toBe('an empty file');
  });
});
