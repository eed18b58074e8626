import type { SessionStore, VendorSession } from '../core/session-store.js';
import { VendorError } from '../core/vendor-error.js';

export interface UcontactSessionOptions {
  readonly store: SessionStore;
  /** Signs in once; throws a VendorError of kind `credentials` when refused. */
  readonly login: () => Promise<string>;
  monotonicNow(): number;
  readonly cooldownMs: number;
}

const isExpired = (error: unknown): error is VendorError =>
  error instanceof VendorError && error.kind === 'credentials' && error.status === 401;

/**
 * The one session of a connection. A 401 is decided before an operation runs, so the operation may be sent again after it,
 * dialling ones included; their send-by moment is checked again at the second write.
 */
export class UcontactSession {
  private held: VendorSession | null = null;
  private isHolder = false;
  private refusal: { readonly error: VendorError; readonly untilMs: number } | null = null;

  constructor(private readonly options: UcontactSessionOptions) {}

  /** Sends with a token; after a 401 signs in at most once and sends once more. */
  async withToken<T>(send: (token: string) => Promise<T>): Promise<T> {
    const first = await this.current();
    try {
      return await send(first.token);
    } catch (error) {
      if (!isExpired(error)) throw error;
    }
    const second = await this.replace(first);
    try {
      return await send(second.session.token);
    } catch (error) {
      if (!isExpired(error)) throw error;
      if (second.isFresh) throw this.remember(error);
    }
    // The session another node had left was worn out as well: now it is our turn to sign in.
    const third = await this.replace(second.session);
    try {
      return await send(third.session.token);
    } catch (error) {
      throw isExpired(error) ? this.remember(error) : error;
    }
  }

  /**
   * Lets go of the session, and ends it with `send` when nobody else holds it. Under the lock of the sign-in, so that no
   * token is ended that another holder is just gaining.
   */
  async end(send: (token: string) => Promise<void>): Promise<void> {
    const { store } = this.options;
    await store.withLoginLock(async () => {
      const isLast = (await store.letGo?.(this)) ?? true;
      const session = (await store.read()) ?? this.held;
      this.held = null;
      this.isHolder = false;
      if (!isLast || session === null) return;
      await send(session.token);
      await store.forget?.(session);
    });
  }

  /** Forgets an earlier refusal: for a person who has mended the password and presses "test". */
  forgetRefusal(): void {
    this.refusal = null;
  }

  private async current(): Promise<VendorSession> {
    if (!this.isHolder) await this.options.store.hold?.(this);
    this.isHolder = true;
    this.held ??= await this.options.store.read();
    return this.held ?? (await this.replace(null)).session;
  }

  private async replace(worn: VendorSession | null): Promise<{ session: VendorSession; isFresh: boolean }> {
    const newer = await this.readNewer(worn);
    if (newer) return { session: newer, isFresh: false };
    return this.options.store.withLoginLock(async () => {
      // The session was over, so whoever ended it may have counted without us: a frozen node's hold lapses.
      await this.options.store.hold?.(this);
      const written = await this.readNewer(worn);
      if (written) return { session: written, isFresh: false };
      const session = await this.signIn(worn?.generation ?? 0);
      return { session, isFresh: true };
    });
  }

  /** What another request or node has signed in meanwhile. */
  private async readNewer(worn: VendorSession | null): Promise<VendorSession | null> {
    const stored = await this.options.store.read();
    if (stored === null || (worn !== null && stored.generation <= worn.generation)) return null;
    this.held = stored;
    return stored;
  }

  private async signIn(expectedGeneration: number): Promise<VendorSession> {
    if (this.refusal && this.options.monotonicNow() < this.refusal.untilMs) throw this.refusal.error;
    try {
      const token = await this.options.login();
      this.refusal = null;
      this.held = await this.options.store.write(expectedGeneration, token);
      return this.held;
    } catch (error) {
      throw error instanceof VendorError && error.kind === 'credentials' ? this.remember(error) : error;
    }
  }

  private remember(error: VendorError): VendorError {
    this.refusal = { error, untilMs: this.options.monotonicNow() + this.options.cooldownMs };
    return error;
  }
}
