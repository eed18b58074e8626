import { gsmAudio, mp3Audio } from '../engine/audio.js';
import { localDigits } from '../engine/local-time.js';
import type { UcontactSettings } from './settings.js';

export type RecordingFormat = 'mp3' | 'gsm';

/** Where a recording lies: on which host, and whether in the folder of its day. */
export interface RecordingPlace {
  readonly host: 'telephony' | 'backup';
  readonly isDated: boolean;
}

/** The ground truth of one recording. */
export interface SimulatedRecording extends RecordingPlace {
  readonly guid: string;
  /** Local date of the call, `YYYYMMDD`. */
  readonly folder: string;
  readonly formats: readonly RecordingFormat[];
  readonly bytes: Readonly<Partial<Record<RecordingFormat, Buffer>>>;
}

interface Kept extends RecordingPlace {
  readonly guid: string;
  readonly folder: string;
  readonly files: Map<RecordingFormat, Buffer>;
}

/** The recordings of one instance and of its backup host. */
export class Recordings {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly settings: () => UcontactSettings) {}

  /** Keeps the recording of an answered call, in the format and at the place the settings name. */
  keep(guid: string, answeredAt: number, seconds: number): void {
    const { recordings, timeZone } = this.settings();
    if (recordings.format === null) return;
    const folder = localDigits(answeredAt, timeZone).slice(0, 10).replaceAll('-', '');
    const { host, isDated, format } = recordings;
    this.kept.set(guid, {
      guid,
      folder,
      host,
      isDated,
      files: new Map([[format, audio(format, guid, seconds)]]),
    });
  }

  file(
    host: RecordingPlace['host'],
    folder: string | null,
    guid: string,
    format: RecordingFormat,
  ): Buffer | null {
    const found = this.kept.get(guid);
    if (found === undefined || found.host !== host) return null;
    if ((found.isDated ? found.folder : null) !== folder) return null;
    return found.files.get(format) ?? null;
  }

  /** Makes the mp3 beside a gsm; says what stands in the way. */
  convert(guid: string, folder: string): 'done' | 'unknown' | 'elsewhere' {
    const found = this.kept.get(guid);
    if (found === undefined) return 'unknown';
    if (folder !== (found.isDated ? found.folder : '')) return 'elsewhere';
    const gsm = found.files.get('gsm');
    if (gsm !== undefined) found.files.set('mp3', audio('mp3', guid, gsm.length / 1650));
    return 'done';
  }

  list(): SimulatedRecording[] {
    return [...this.kept.values()].map(({ files, ...kept }) => ({
      ...kept,
      formats: [...files.keys()],
      bytes: Object.fromEntries(files),
    }));
  }

  clear(): void {
    this.kept.clear();
  }
}

const audio = (format: RecordingFormat, seed: string, seconds: number): Buffer =>
  format === 'gsm' ? gsmAudio(seed, seconds) : mp3Audio(seed, seconds);
