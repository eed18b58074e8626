import { demandSuccessStatus, judgeError, undocumented, type JudgeContext } from '../core/judge-status.js';
import { dialOperation, readOperation, singleChange, type Operation } from '../core/operation.js';
import { encodeQuery, type Query } from '../core/query.js';
import { redactRaw } from '../core/redact.js';
import type { SendBy } from '../core/send-by.js';
import type { RawAnswer, Sender } from '../core/sender.node.js';
import { recordingProblem, type Recording } from '../core/recording.js';
import { decodeDirectory, type IexpbxDirectory } from './iexpbx-directory.wire.js';
import type { VendorError } from '../core/vendor-error.js';
import { demandNumber, demandRecordId, demandShortUrl, toCallNumber } from './iexpbx-dial.mapper.js';
import { decodeAction, decodeEnvelope, type IexpbxList } from './iexpbx.wire.js';

const CDR = readOperation('cdr');
const USERS = readOperation('users');
const QUEUES = readOperation('queues');
const ACTIVE_CALLS = readOperation('activecalls');
const HANGUP_CALL = singleChange('hangupcall');
const CALL_IVR = dialOperation('callivr');
const CALLBACK = dialOperation('callback');
const CALL_NUMBER = dialOperation('callnumber');
const RECORD = readOperation('record');
const PHONE_DIRECTORY = readOperation('phonedirectory');

export interface IexpbxClientOptions {
  readonly sender: Sender;
  /** Path of the API, e.g. `/api/old/get`. */
  readonly path: string;
  readonly username: string;
  readonly password: string;
  readonly acceptedBodies: readonly string[];
  readonly maxRecordingBytes: number;
}

interface CallOptions {
  readonly sendBy?: SendBy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly requestId?: string | undefined;
}

/**
 * IEXPBX's HTTP API, one method per documented action. Everything is a GET with user name and password in the query, so the
 * address is a secret; and every dialling action is a GET without idempotency, so nothing is ever sent twice from here.
 */
export class IexpbxClient {
  private readonly secrets: readonly string[];

  constructor(private readonly options: IexpbxClientOptions) {
    this.secrets = [options.password, options.username];
  }

  /**
   * Bounds are `ddMMyyyyHHmm`, PBX-local. Whether `number` must be the whole number, and of which side, is not documented:
   * filter again.
   */
  async cdr(
    bounds: { date1: string; date2: string; number?: string },
    options: CallOptions = {},
  ): Promise<IexpbxList> {
    const query: Query = [
      ['date1', bounds.date1],
      ['date2', bounds.date2],
      ['number', bounds.number === undefined ? '' : demandNumber('cdr', 'number', bounds.number)],
      ['uf', 'yes'],
    ];
    return this.list(CDR, query, options);
  }

  users(): Promise<IexpbxList> {
    return this.list(USERS, [], {});
  }

  queues(): Promise<IexpbxList> {
    return this.list(QUEUES, [], {});
  }

  activeCalls(): Promise<IexpbxList> {
    return this.list(ACTIVE_CALLS, [], {});
  }

  /** Answers with the body as kept; whoever placed the call, it is cut. */
  hangupCall(channel: string, options: CallOptions): Promise<string> {
    return this.act(HANGUP_CALL, [['channel', channel]], options);
  }

  callIvr(query: Query, options: CallOptions & { sendBy: SendBy }): Promise<string> {
    return this.act(CALL_IVR, query, options);
  }

  /** Joins two outside numbers; it has nothing to do with HTTP callbacks. */
  callback(query: Query, options: CallOptions & { sendBy: SendBy }): Promise<string> {
    return this.act(CALLBACK, query, options);
  }

  /** Rings the extension, and the destination when that is picked up; the page says neither, it is a guess. */
  async callNumber(
    request: { number: string; internal: string },
    options: CallOptions & { sendBy: SendBy },
  ): Promise<string> {
    return this.act(CALL_NUMBER, toCallNumber(request), options);
  }

  /**
   * The recording of a call record; `null` when the PBX answers 404. `success: false` is thrown as a refusal, since a wrong
   * password looks the same; anything else that is no GSM audio is an answer nobody documents.
   */
  async record(id: string, options: CallOptions = {}): Promise<Recording | null> {
    return this.get(
      RECORD,
      [['id', demandRecordId(id)]],
      { ...options, ...this.fileLimits() },
      (context, answer) => {
        if (answer.status === 404) return null;
        demandSuccessStatus(context, answer);
        if (decodeEnvelope(answer.text).kind === 'failure') throw refused(context, answer);
        const problem = recordingProblem('gsm', answer.bytes);
        if (problem !== null) throw undocumented(context, answer, problem);
        return { format: 'gsm', bytes: answer.bytes };
      },
    );
  }

  /** The phone book of the PBX, a document in XML. */
  phoneDirectory(options: CallOptions = {}): Promise<IexpbxDirectory> {
    return this.get(PHONE_DIRECTORY, [], options, (context, answer) => {
      const judged = { ...context, speaksXml: true };
      demandSuccessStatus(judged, answer);
      if (decodeEnvelope(answer.text).kind === 'failure') throw refused(judged, answer);
      const directory = decodeDirectory(answer.text);
      if (directory === null) throw undocumented(judged, answer, 'no phone book');
      return directory;
    });
  }

  private fileLimits() {
    return { maxResponseBytes: this.options.maxRecordingBytes, readsFile: true };
  }

  private list(operation: Operation, query: Query, options: CallOptions): Promise<IexpbxList> {
    return this.get(operation, query, options, (context, answer) => {
      demandSuccessStatus(context, answer);
      const envelope = decodeEnvelope(answer.text);
      if (envelope.kind === 'list') return envelope.list;
      if (envelope.kind === 'unreadable') throw undocumented(context, answer, envelope.why);
      throw refused(context, answer);
    });
  }

  private act(operation: Operation, query: Query, options: CallOptions): Promise<string> {
    return this.get(operation, query, options, (context, answer) => {
      demandSuccessStatus(context, answer);
      const verdict = decodeAction(answer.text, this.options.acceptedBodies);
      if (verdict === 'accepted') return redactRaw(answer.text, this.secrets);
      if (verdict === null) throw undocumented(context, answer, 'no success envelope');
      throw judgeError(context, answer, {
        kind: 'refused',
        effect: 'none',
        message:
          'The PBX refused the request (success=false) and gives no reason. Check number, dial plan, IVR number and credentials.',
      });
    });
  }

  private get<T>(
    operation: Operation,
    query: Query,
    options: CallOptions & { maxResponseBytes?: number; readsFile?: boolean },
    judge: (context: JudgeContext, answer: RawAnswer) => T,
  ): Promise<T> {
    const { path, username, password, sender } = this.options;
    const full: Query = [
      ['username', username],
      ['password', password],
      ['action', operation.name],
      ...query,
    ];
    const context = { vendor: 'iexpbx', operation, secrets: this.secrets } as const;
    const url = demandShortUrl(operation.name, `${path}?${encodeQuery(full)}`);
    return sender.send({ operation, method: 'GET', path: url, ...options }, (answer) =>
      judge(context, answer),
    );
  }
}

const refused = (context: JudgeContext, answer: RawAnswer): VendorError =>
  judgeError(context, answer, {
    kind: 'refused',
    effect: 'none',
    message:
      'The PBX answered success=false and gives no reason. A wrong user name or password looks the same.',
  });
