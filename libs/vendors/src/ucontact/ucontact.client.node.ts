import type { JsonObject } from '../core/json.js';
import { demandSuccessStatus, judgeError, undocumented, type JudgeContext } from '../core/judge-status.js';
import { dialOperation, readOperation, repeatableChange, type Operation } from '../core/operation.js';
import { redactRaw } from '../core/redact.js';
import type { SendBy } from '../core/send-by.js';
import type { RawAnswer, Sender } from '../core/sender.node.js';
import type { SessionStore } from '../core/session-store.js';
import { VendorError } from '../core/vendor-error.js';
import { UcontactSession } from './ucontact-session.js';
import {
  decodeKeyed,
  decodeRows,
  decodeUserLogin,
  decodeUserToken,
  isOne,
  isZero,
  recordsFilter,
  type BlackEntry,
  type DialerTask,
  type LoginAnswer,
} from './ucontact.wire.js';

const USER_TOKEN = readOperation('auth/getUserToken');
const USER_LOGIN = readOperation('auth/UserLogin');
const END_SESSION = repeatableChange('auth/EndSession');
const DIALER_TASK = dialOperation('Dialers/DialerTask');
const UPLOAD = dialOperation('Dialers/uploadbase');
const UPLOAD_WITH_ZONE = dialOperation('Dialers/uploadbasewithtimezone');
const REMOVE_CONTACT = repeatableChange('Dialers/RemoveContact');
const GET_RECORDS = readOperation('Cdr/getrecords');
const QUEUE_SUMMARY = readOperation('Supervisor/queuesummary');
const CAMPAIGN_STATUS = readOperation('Supervisor/campaignstatus');
const ADD_BLACK = repeatableChange('admin/addblack');

export interface UcontactClientOptions {
  readonly sender: Sender;
  /** Path in front of `/Integra`. */
  readonly prefix: string;
  readonly username: string;
  readonly password: string;
  readonly login: 'auto' | 'getUserToken' | 'UserLogin';
  readonly sessionStore: SessionStore;
  readonly loginCooldownMs: number;
  monotonicNow(): number;
}

interface CallOptions {
  readonly sendBy?: SendBy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly requestId?: string | undefined;
}

export interface UploadForm {
  readonly filename: string;
  readonly fileb64: string;
  readonly campaign: string;
  readonly cant: number;
  readonly username: string;
}

type Judge<T> = (context: JudgeContext, answer: RawAnswer) => T;

/** uContact's classic HTTP API, one method per documented operation. Failures are VendorErrors. */
export class UcontactClient {
  readonly session: UcontactSession;
  private token = '';
  /** Learnt once: instances without getUserToken answer it with 404. */
  private usesOldLogin: boolean;

  constructor(private readonly options: UcontactClientOptions) {
    this.usesOldLogin = options.login === 'UserLogin';
    this.session = new UcontactSession({
      store: options.sessionStore,
      login: () => this.login(),
      monotonicNow: () => options.monotonicNow(),
      cooldownMs: options.loginCooldownMs,
    });
  }

  /** Signs in and answers with the token. `0` means that user name or password are wrong. */
  async login(): Promise<string> {
    const { username: user, password, login } = this.options;
    if (!this.usesOldLogin) {
      const token = await this.post(USER_TOKEN, { user, password }, {}, {}, (context, answer) =>
        answer.status === 404 && login === 'auto' ? null : demandToken(context, answer, decodeUserToken),
      );
      if (token !== null) return token;
    }
    const token = await this.post(USER_LOGIN, { user, password }, {}, {}, (context, answer) =>
      demandToken(context, answer, decodeUserLogin),
    );
    this.usesOldLogin = true;
    return token;
  }

  /** Ends the shared session, if there is one; a session that was over already is as good. */
  async endSession(): Promise<void> {
    const session = await this.session.existing();
    if (session === null) return;
    const form = { user: this.options.username, token: session.token };
    await this.post(END_SESSION, form, authorization(session.token), {}, (context, answer) => {
      if (answer.status === 401) return;
      demandSuccessStatus(context, answer);
    });
  }

  /** `1` accepted; `0` is a documented refusal, so nothing was queued. */
  dialerTask(call: DialerTask, options: CallOptions & { sendBy: SendBy }): Promise<string> {
    return this.call(DIALER_TASK, { call: JSON.stringify(call) }, options, this.demandOne);
  }

  /** `1`: the file was received, nothing is said about its rows. */
  uploadBase(form: UploadForm, options: CallOptions & { sendBy: SendBy }): Promise<string> {
    return this.call(UPLOAD, { ...form, cant: String(form.cant) }, options, this.demandOne);
  }

  uploadBaseWithTimezone(
    form: UploadForm & { timezone: string },
    options: CallOptions & { sendBy: SendBy },
  ): Promise<string> {
    return this.call(UPLOAD_WITH_ZONE, { ...form, cant: String(form.cant) }, options, this.demandOne);
  }

  /** The page lists `1` only; what comes when nothing matches is undocumented, so `0` is handed on as seen. */
  removeContact(
    form: { campaign: string; number: string },
    options: CallOptions,
  ): Promise<{ isRemoved: boolean; raw: string }> {
    return this.call(REMOVE_CONTACT, form, options, (context, answer) => {
      demandSuccessStatus(context, answer);
      if (!isOne(answer.text) && !isZero(answer.text)) throw undocumented(context, answer);
      return { isRemoved: isOne(answer.text), raw: this.keep(answer) };
    });
  }

  /** Adding twice is harmless. */
  addBlack(black: BlackEntry, options: CallOptions): Promise<string> {
    return this.call(ADD_BLACK, { black: JSON.stringify(black) }, options, this.demandOne);
  }

  /** One page of call records between two wall-clock times of the instance. */
  getRecords(
    query: { calldatei: string; calldatef: string; lastrow: number; searchLimit: number },
    options: CallOptions,
  ): Promise<readonly JsonObject[]> {
    const { lastrow, searchLimit, ...bounds } = query;
    const form = {
      lastrow: String(lastrow),
      searchLimit: String(searchLimit),
      filter: JSON.stringify(recordsFilter(bounds)),
      // The capital is the vendor's.
      Random: '1',
    };
    return this.call(GET_RECORDS, form, options, demandRows);
  }

  queueSummary(options: CallOptions = {}): Promise<readonly JsonObject[]> {
    return this.call(QUEUE_SUMMARY, {}, options, demandRows);
  }

  /** An empty name asks for all campaigns. */
  campaignStatus(queue: string, options: CallOptions = {}): Promise<JsonObject> {
    return this.call(CAMPAIGN_STATUS, { queue }, options, (context, answer) => {
      demandReadable(context, answer);
      const keyed = decodeKeyed(answer.text);
      if (keyed === null) throw undocumented(context, answer, 'not a table of campaigns');
      return keyed;
    });
  }

  private call<T>(
    operation: Operation,
    form: Readonly<Record<string, string>>,
    options: CallOptions,
    judge: Judge<T>,
  ): Promise<T> {
    return this.session.withToken((token) => {
      this.token = token;
      return this.post(operation, form, authorization(token), options, judge);
    });
  }

  private post<T>(
    operation: Operation,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
    options: CallOptions,
    judge: Judge<T>,
  ): Promise<T> {
    const context = { vendor: 'ucontact', operation, secrets: this.secrets() } as const;
    return this.options.sender.send(
      {
        operation,
        method: 'POST',
        path: `${this.options.prefix}/Integra/resources/${operation.name}`,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
        body: new URLSearchParams({ ...form }).toString(),
        ...options,
      },
      (answer) => judge(context, answer),
    );
  }

  private secrets(): string[] {
    return [this.options.password, this.options.username, this.token];
  }

  private keep(answer: RawAnswer): string {
    return redactRaw(answer.text, this.secrets());
  }

  private readonly demandOne: Judge<string> = (context, answer) => {
    demandSuccessStatus(context, answer);
    if (isOne(answer.text)) return this.keep(answer);
    throw isZero(answer.text) ? refusal(context, answer) : undocumented(context, answer);
  };
}

/** The token goes in as it is: it is base64 already. */
const authorization = (token: string): Record<string, string> => ({ authorization: `Basic ${token}` });

const refusal = (context: JudgeContext, answer: RawAnswer): VendorError =>
  judgeError(context, answer, {
    kind: 'refused',
    effect: 'none',
    message:
      'uContact refused the request (answer 0); it never gives a reason. Check campaign, number and agent.',
  });

function demandToken(
  context: JudgeContext,
  answer: RawAnswer,
  decode: (text: string) => LoginAnswer,
): string {
  demandSuccessStatus(context, answer);
  const login = decode(answer.text);
  if (login === null) throw undocumented(context, { ...answer, text: hideLongWords(answer.text) });
  if ('token' in login) return login.token;
  throw judgeError(context, answer, {
    kind: 'credentials',
    effect: 'none',
    message: 'uContact does not accept this user name and password.',
  });
}

/** The answer to a sign-in may hold a token in a place we do not know. */
const hideLongWords = (text: string): string => text.replace(/[A-Za-z0-9+/=_-]{16,}/g, '[hidden]');

/** Reads have no documented "no", but `0` is how this product says it. */
function demandReadable(context: JudgeContext, answer: RawAnswer): void {
  demandSuccessStatus(context, answer);
  if (isZero(answer.text)) throw refusal(context, answer);
}

function demandRows(context: JudgeContext, answer: RawAnswer): readonly JsonObject[] {
  demandReadable(context, answer);
  const rows = decodeRows(answer.text);
  if (rows === null) throw undocumented(context, answer, 'not a list');
  return rows;
}
