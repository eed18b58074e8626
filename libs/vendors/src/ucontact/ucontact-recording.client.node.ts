import { demandSuccessStatus, undocumented } from '../core/judge-status.js';
import { readOperation, repeatableChange } from '../core/operation.js';
import { recordingProblem, type Recording, type RecordingFormat } from '../core/recording.js';
import type { Sender } from '../core/sender.node.js';
import { VendorError } from '../core/vendor-error.js';
import { showWallTime } from '../core/wall-clock.js';
import { demandGuid } from './ucontact-agent.mapper.js';
import type { CallOptions, UcontactHttp } from './ucontact-http.node.js';
import { isOne, isZero } from './ucontact.wire.js';

const RECORDS = readOperation('records');
const CONVERT = repeatableChange('Supervisor/convert');

export interface RecordingHost {
  readonly sender: Sender;
  /** Path in front of `/records/`. */
  readonly prefix: string;
}

export interface RecordingHosts {
  /** In the order of asking: the telephony host, then the backup host where there is one. */
  readonly hosts: readonly RecordingHost[];
  readonly maxBytes: number;
}

export interface RecordingRequest {
  readonly guid: string;
  /** When the call was: its local date names the folder. */
  readonly startedAt: Date;
  /** `mp3` when absent; `gsm` looks for the one the exchange wrote. */
  readonly format?: RecordingFormat;
  readonly requestId?: string;
}

/** Recordings of calls: four places, and the conversion of one format into the other (page, "Recordings"). */
export class UcontactRecordingClient {
  constructor(
    private readonly http: UcontactHttp,
    private readonly where: RecordingHosts,
    private readonly timeZone: string,
  ) {}

  /**
   * The recording, or `null` when every place says that it is not there. The page prints its first place twice; the second
   * is taken to be the dated folder, as on the backup host. A place that answers nonsense does not end the search, but
   * when nothing is found its trouble is thrown: then nobody knows.
   */
  async fetch(request: RecordingRequest): Promise<Recording | null> {
    const guid = demandGuid(RECORDS.name, request.guid);
    const format = request.format ?? 'mp3';
    const { requestId } = request;
    let trouble: VendorError | null = null;
    for (const { host, path } of this.places(guid, request.startedAt, format)) {
      try {
        const found = await this.read(host, path, format, { requestId });
        if (found !== null) return found;
      } catch (error) {
        if (!(error instanceof VendorError)) throw error;
        trouble ??= error;
      }
    }
    if (trouble !== null) throw trouble;
    return null;
  }

  /** The mp3; where only a gsm lies, it is converted over there first. */
  async fetchMp3(request: Omit<RecordingRequest, 'format'>): Promise<Recording | null> {
    const found = await this.fetch({ ...request, format: 'mp3' });
    if (found !== null) return found;
    const { guid, startedAt, requestId } = request;
    const isConverted =
      (await this.convert({ guid, folder: '' }, { requestId })) ||
      (await this.convert({ guid, folder: this.folderOf(startedAt) }, { requestId }));
    return isConverted ? this.fetch({ ...request, format: 'mp3' }) : null;
  }

  /** Makes an mp3 of a gsm; `folder` is `YYYYMMDD`, or empty where it lies in none. False when uContact says `0`. */
  async convert(form: { guid: string; folder: string }, options: CallOptions = {}): Promise<boolean> {
    demandGuid(CONVERT.name, form.guid);
    return this.http.call(CONVERT, { ...form }, options, (context, answer) => {
      demandSuccessStatus(context, answer);
      if (!isOne(answer.text) && !isZero(answer.text)) throw undocumented(context, answer);
      return isOne(answer.text);
    });
  }

  private folderOf(startedAt: Date): string {
    return showWallTime(startedAt, this.timeZone, 'yyyyMMdd');
  }

  private places(guid: string, startedAt: Date, format: RecordingFormat) {
    const file = `${guid}.${format}`;
    const paths = [`/records/${file}`, `/records/${this.folderOf(startedAt)}/${file}`];
    return this.where.hosts.flatMap((host) => paths.map((path) => ({ host, path })));
  }

  /** No token goes along: the page asks for none, and the backup host is another system. */
  private read(
    { sender, prefix }: RecordingHost,
    path: string,
    format: RecordingFormat,
    options: CallOptions,
  ): Promise<Recording | null> {
    const { maxBytes: maxResponseBytes } = this.where;
    const request = { operation: RECORDS, method: 'GET', path: `${prefix}${path}` } as const;
    return sender.send({ ...request, maxResponseBytes, readsFile: true, ...options }, (answer) => {
      const context = { vendor: 'ucontact', operation: RECORDS, secrets: [] } as const;
      if (answer.status === 404) return null;
      demandSuccessStatus(context, answer);
      const problem = recordingProblem(format, answer.bytes);
      if (problem !== null) throw undocumented(context, answer, problem);
      return { format, bytes: answer.bytes };
    });
  }
}
