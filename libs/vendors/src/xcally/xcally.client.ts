import type { VendorDrift } from '../core/capabilities.js';
import type { JsonObject } from '../core/json.js';
import { judgeError, undocumented } from '../core/judge-status.js';
import {
  dialOperation,
  effectWhenUnclear,
  readOperation,
  singleChange,
  type Operation,
} from '../core/operation.js';
import type { PhonebarAnswer } from '../core/phonebar.js';
import { numberSegment } from '../core/phonebar-encode.js';
import type { PhonebarWay } from '../core/phonebar-line.js';
import { redactRaw } from '../core/redact.js';
import type { SendBy } from '../core/send-by.js';
import { decodeEnvelope, type XcallyEnvelope, type XcallyFormat } from './xcally.wire.js';

const ORIGINATE = dialOperation('originate');
const ANSWER = singleChange('answer');
const HANGUP = singleChange('hangup');
const HOLDING = singleChange('holding');
const CHANNELS = readOperation('channels');
const CHANNEL = readOperation('channel');
const RECENTS = readOperation('recents');
const QUEUES = readOperation('queues');
const PEER = readOperation('peer');
const TRANSFER = dialOperation('transfer');
const ATXFER = dialOperation('atxfer');
const CONFERENCE = singleChange('conference');
const RELOAD = singleChange('reload');

export interface XcallyClientOptions {
  readonly line: PhonebarWay;
  readonly format: XcallyFormat;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
}

interface Got {
  readonly rows: readonly JsonObject[];
  readonly raw: string;
}

/**
 * The xCALLY phonebar's API v.2, one method per verb of the vendor's page. Only `channels` has a printed answer; that every verb
 * answers in its envelope is inferred, so an answer in any other form proves nothing.
 */
export class XcallyClient {
  constructor(private readonly options: XcallyClientOptions) {}

  /** Dials from the agent's phonebar. No call id comes back: look for the number in `channels`. */
  async originate(number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    return this.act(ORIGINATE, number, sendBy);
  }

  /** The ringing call; with several it is not said which. Takes no number, although the page's conference recipe writes one. */
  async answer(): Promise<PhonebarAnswer> {
    return this.act(ANSWER);
  }

  async hangup(number: string): Promise<PhonebarAnswer> {
    return this.act(HANGUP, number);
  }

  /** Two meanings (page): puts an active call on hold, or, without a call, moves the agent to Pause. Look at `channels` first. */
  async holding(number: string): Promise<PhonebarAnswer> {
    return this.act(HOLDING, number);
  }

  /** The calls in progress. Idle may be told by true or by false without rows (inferred). */
  async channels(): Promise<readonly JsonObject[]> {
    return (await this.get(CHANNELS)).rows;
  }

  /** The one call with that number. */
  async channel(number: string): Promise<readonly JsonObject[]> {
    return (await this.get(CHANNEL, number)).rows;
  }

  async recents(): Promise<readonly JsonObject[]> {
    return (await this.get(RECENTS)).rows;
  }

  async queues(): Promise<readonly JsonObject[]> {
    return (await this.get(QUEUES)).rows;
  }

  /** The phonebar's SIP peer. */
  async peer(): Promise<readonly JsonObject[]> {
    return (await this.get(PEER)).rows;
  }

  /** Blind; `number` is the target (inferred), and the call is the active one (inferred). */
  async transfer(number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    return this.act(TRANSFER, number, sendBy);
  }

  /** Attended; one step or two is not documented. */
  async atxfer(number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    return this.act(ATXFER, number, sendBy);
  }

  /** `number` is the call on hold (page). */
  async conference(number: string): Promise<PhonebarAnswer> {
    return this.act(CONFERENCE, number);
  }

  /** Reads its configuration again; it may cut calls (inferred), so for administration only. */
  async reload(): Promise<PhonebarAnswer> {
    return this.act(RELOAD);
  }

  private async act(operation: Operation, number?: string, sendBy?: SendBy): Promise<PhonebarAnswer> {
    const { raw } = await this.get(operation, number, sendBy);
    return { status: 'accepted', raw };
  }

  /** `xml` stands between the verb and the number (page). */
  private async get(operation: Operation, number?: string, sendBy?: SendBy): Promise<Got> {
    const { line, format } = this.options;
    const parts = [
      '/xcally/svc',
      operation.name,
      ...(format === 'xml' ? ['xml'] : []),
      ...(number === undefined ? [] : [numberSegment('xcally', operation.name, number)]),
    ];
    return line.send({ operation, path: parts.join('/'), sendBy }, (context, answer) => {
      const envelope = decodeEnvelope(answer.text, format);
      if (envelope === null) throw undocumented(context, answer, 'no envelope');
      if (envelope.method.trim().toLowerCase() !== operation.name) {
        throw undocumented(context, answer, 'the envelope of another verb');
      }
      if (envelope.hasTrouble) throw undocumented(context, answer, 'an error beside the answer');
      if (envelope.response === null) throw undocumented(context, answer, 'neither true nor false');
      if (!envelope.response && !isIdle(operation, envelope)) {
        throw judgeError(context, answer, {
          kind: 'refused',
          // The form of a failure is not documented, so that it came before acting is not either.
          effect: effectWhenUnclear(operation),
          message: 'The phonebar answered false and gives no reason.',
        });
      }
      for (const what of envelope.drift)
        this.options.reportDrift?.({ vendor: 'xcally', operation: operation.name, what });
      return { rows: envelope.rows, raw: redactRaw(answer.text, []) };
    });
  }
}

const isIdle = (operation: Operation, { rows }: XcallyEnvelope): boolean =>
  operation === CHANNELS && rows.length === 0;
