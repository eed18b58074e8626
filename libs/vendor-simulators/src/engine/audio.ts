const GSM_FRAME_BYTES = 33;
const GSM_FRAMES_PER_SECOND = 50;
const MP3_FRAME_BYTES = 144;
const MP3_FRAMES_PER_SECOND = 28;

/** Bytes that differ from seed to seed, so that a test tells two recordings apart. */
function* noise(seed: string): Generator<number, never> {
  let state = 2_166_136_261;
  for (const character of seed) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619) >>> 0;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 24;
  }
}

/** As GSM 06.10 is stored: frames of 33 bytes, each beginning with the half-byte 0xD. */
export function gsmAudio(seed: string, seconds: number): Buffer {
  const audio = Buffer.alloc(GSM_FRAME_BYTES * GSM_FRAMES_PER_SECOND * Math.max(1, Math.round(seconds)));
  const bytes = noise(seed);
  for (let at = 0; at < audio.length; at += 1) {
    const byte = bytes.next().value;
    audio[at] = at % GSM_FRAME_BYTES === 0 ? 0xd0 | (byte & 0x0f) : byte;
  }
  return audio;
}

/** An ID3 tag without entries, then frames that begin as MPEG-1 layer III frames of 48 kbit/s and 48 kHz do. */
export function mp3Audio(seed: string, seconds: number): Buffer {
  const frames = MP3_FRAMES_PER_SECOND * Math.max(1, Math.round(seconds));
  const audio = Buffer.alloc(10 + MP3_FRAME_BYTES * frames);
  audio.write('ID3', 'latin1');
  audio[3] = 3;
  const bytes = noise(seed);
  for (let at = 10; at < audio.length; at += 1) {
    const inFrame = (at - 10) % MP3_FRAME_BYTES;
    // 0xFF would begin a frame.
    audio[at] = [0xff, 0xfb, 0x34, 0xc4][inFrame] ?? bytes.next().value & 0x7f;
  }
  return audio;
}
