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
import { encodeValue } from '../core/query.js';
import { redactRaw } from '../core/redact.js';
import type { SendBy } from '../core/send-by.js';
import { VendorEncodingError } from '../core/vendor-error.js';
import { decodeAction, decodeCalls } from './motion.wire.js';

const CALLS = readOperation('calls');
const ANSWER = singleChange('answer');
const ORIGINATE = dialOperation('originate');
const HANGUP = singleChange('hangup');
/** Another operation than hanging up one: its reach is another. */
const HANGUP_ALL = singleChange('hangup all');
const HOLD = singleChange('hold');
const TRANSFER = dialOperation('transfer');
const ATTENDED = singleChange('transfer/attendant');
const CONFERENCE = singleChange('conference');

export interface MotionClientOptions {
  readonly line: PhonebarWay;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
}

/**
 * The XCALLY Motion phonebar's API, one method per address of the vendor's page. No answer is documented: 2xx with a body
 * that says nothing bad means taken, and the truth is in the next list of calls.
 */
export class MotionClient {
  constructor(private readonly options: MotionClientOptions) {}

  async calls(): Promise<readonly JsonObject[]> {
    return this.options.line.send({ operation: CALLS, path: '/api/calls' }, (context, answer) => {
      const list = decodeCalls(answer.status, answer.text);
      if (list === null) throw undocumented(context, answer, 'no list of calls');
      for (const what of list.drift)
        this.options.reportDrift?.({ vendor: 'motion', operation: 'calls', what });
      return list.rows;
    });
  }

  /** "An incoming call": with several it is not said which. */
  async answerAny(): Promise<PhonebarAnswer> {
    return this.act(ANSWER, '/api/answer');
  }

  async answer(session: string): Promise<PhonebarAnswer> {
    return this.act(ANSWER, `/api/answer/${segment('answer', 'session', session)}`);
  }

  /** Neither a caller id nor an id of ours can travel: look for a new session. */
  async originate(number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    return this.act(ORIGINATE, `/api/originate/${numberSegment('motion', 'originate', number)}`, sendBy);
  }

  /** Every call of the agent at once (page). Never what is meant when a session is missing. */
  async hangupAll(): Promise<PhonebarAnswer> {
    return this.act(HANGUP_ALL, '/api/hangup');
  }

  async hangup(session: string): Promise<PhonebarAnswer> {
    return this.act(HANGUP, `/api/hangup/${segment('hangup', 'session', session)}`);
  }

  async holdAny(): Promise<PhonebarAnswer> {
    return this.act(HOLD, '/api/hold');
  }

  /** No verb ends it; the same one presumably does (inferred). */
  async hold(session: string): Promise<PhonebarAnswer> {
    return this.act(HOLD, `/api/hold/${segment('hold', 'session', session)}`);
  }

  /** Blind; the number is a query parameter here, unlike in `originate` (page). */
  async transferAny(number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    return this.act(TRANSFER, `/api/transfer?number=${numberSegment('motion', 'transfer', number)}`, sendBy);
  }

  async transfer(session: string, number: string, sendBy: SendBy): Promise<PhonebarAnswer> {
    const id = segment('transfer', 'session', session);
    return this.act(
      TRANSFER,
      `/api/transfer/${id}?number=${numberSegment('motion', 'transfer', number)}`,
      sendBy,
    );
  }

  /** First the call to be handed over, then its partner; the word in the address is `attendant` (page). */
  async transferAttended(session: string, partner: string): Promise<PhonebarAnswer> {
    const [one, other] = [segment('transfer', 'session', session), segment('transfer', 'partner', partner)];
    if (one === other) throw refuse('transfer', 'partner', 'must be another call than the one handed over.');
    return this.act(ATTENDED, `/api/transfer/attendant/${one}/${other}`);
  }

  /** Joins the agent's two active calls. */
  async conference(): Promise<PhonebarAnswer> {
    return this.act(CONFERENCE, '/api/conference');
  }

  private async act(operation: Operation, path: string, sendBy?: SendBy): Promise<PhonebarAnswer> {
    return this.options.line.send({ operation, path, sendBy }, (context, answer) => {
      const verdict = decodeAction(answer.text);
      if (verdict === null) throw undocumented(context, answer, 'nothing that says what came of it');
      if (verdict === 'refused') {
        throw judgeError(context, answer, {
          kind: 'refused',
          // The form of a failure is not documented, so that it came before acting is not either.
          effect: effectWhenUnclear(operation),
          message: 'The phonebar answered with a failure.',
        });
      }
      return { status: 'accepted', raw: redactRaw(answer.text, []) };
    });
  }
}

const refuse = (operation: string, field: string, message: string): VendorEncodingError =>
  new VendorEncodingError({ vendor: 'motion', operation, field, message: `${field}: ${message}` });

/** An empty or dotted part would turn the address into another verb's: without an id, hang-up ends every call. */
function segment(operation: string, field: string, session: string): string {
  const isPlain = /^[^\s/?#\\\u0000-\u001f]{1,200}$/.test(session) && !/^\.{1,2}$/.test(session);
  if (isPlain && session !== 'attendant') return encodeValue(session);
  throw refuse(operation, field, 'a session id from the list of calls.');
}
