import { demandSuccessStatus, judgeError, undocumented, type JudgeContext } from '../core/judge-status.js';
import { readOperation, repeatableChange, type Operation } from '../core/operation.js';
import { redactRaw } from '../core/redact.js';
import type { SendBy } from '../core/send-by.js';
import type { RawAnswer, Sender } from '../core/sender.node.js';
import type { SessionStore } from '../core/session-store.js';
import type { VendorError } from '../core/vendor-error.js';
import { UcontactSession } from './ucontact-session.js';
import { decodeUserLogin, decodeUserToken, isOne, isZero, type LoginAnswer } from './ucontact.wire.js';

const USER_TOKEN = readOperation('auth/getUserToken');
const USER_LOGIN = readOperation('auth/UserLogin');
const END_SESSION = repeatableChange('auth/EndSession');

export interface UcontactHttpOptions {
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

export interface CallOptions {
  readonly sendBy?: SendBy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly requestId?: string | undefined;
}

/** For operations that may ring a phone. */
export type DialOptions = CallOptions & { readonly sendBy: SendBy };

export type Form = Readonly<Record<string, string>>;
export type Judge<T> = (context: JudgeContext, answer: RawAnswer) => T;

/** The form posts of the classic API, with the one session they share. */
export class UcontactHttp {
  readonly session: UcontactSession;
  private token = '';
  /** Learnt once: instances without getUserToken answer it with 404. */
  private usesOldLogin: boolean;

  constructor(private readonly options: UcontactHttpOptions) {
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

  /** Lets go of the shared session, and ends it as its last holder; a session that was over already is as good. */
  endSession(): Promise<void> {
    return this.session.end((token) => {
      this.token = token;
      const form = { user: this.options.username, token };
      return this.post(END_SESSION, form, authorization(token), {}, (context, answer) => {
        if (answer.status === 401) return;
        demandSuccessStatus(context, answer);
      });
    });
  }

  call<T>(operation: Operation, form: Form, options: CallOptions, judge: Judge<T>): Promise<T> {
    return this.session.withToken((token) => {
      this.token = token;
      return this.post(operation, form, authorization(token), options, judge);
    });
  }

  /** An answer as it may be kept. */
  keep(answer: RawAnswer): string {
    return redactRaw(answer.text, this.secrets());
  }

  /** For operations that document `1` and `0`. */
  readonly demandOne: Judge<string> = (context, answer) => {
    demandSuccessStatus(context, answer);
    if (isOne(answer.text)) return this.keep(answer);
    throw isZero(answer.text) ? refusal(context, answer) : undocumented(context, answer);
  };

  /** For operations that document `1` alone and may lead to a call: a `0` may have come after something was done. */
  readonly demandOneAlone: Judge<string> = (context, answer) => {
    demandSuccessStatus(context, answer);
    if (isOne(answer.text)) return this.keep(answer);
    throw undocumented(
      context,
      answer,
      isZero(answer.text) ? 'a 0, of which the page says nothing' : undefined,
    );
  };

  private post<T>(
    operation: Operation,
    form: Form,
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
}

/** The token goes in as it is: it is base64 already. */
const authorization = (token: string): Record<string, string> => ({ authorization: `Basic ${token}` });

export const refusal = (context: JudgeContext, answer: RawAnswer): VendorError =>
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
