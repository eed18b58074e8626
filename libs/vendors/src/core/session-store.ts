export interface VendorSession {
  readonly token: string;
  readonly generation: number;
}

/** Where the one session token of a connection lives, so that all nodes share it. */
export interface SessionStore {
  read(): Promise<VendorSession | null>;
  /**
   * Stores a new token if the stored generation is still `expectedGeneration` (0: none stored), and answers with what is
   * stored afterwards: the new session, or the one that another node wrote first.
   */
  write(expectedGeneration: number, token: string): Promise<VendorSession>;
  /** Runs `login` while no other node runs one for the same connection. */
  withLoginLock<T>(login: () => Promise<T>): Promise<T>;
  /**
   * Notes that `holder` uses the session, until it lets go. A store that counts no holders leaves both methods out; whoever
   * ends the session is then taken to be the last, so only the removal of a connection may do it.
   */
  hold?(holder: object): Promise<void>;
  /** True when nobody else holds the session any more: the last holder ends it over there. */
  letGo?(holder: object): Promise<boolean>;
  /** Drops the token of a session that is over, unless a newer one is stored; generations go on rising. */
  forget?(session: VendorSession): Promise<void>;
}

/** A session for one process: for tests, probes and single-node use. */
export class InMemorySessionStore implements SessionStore {
  private session: VendorSession | null = null;
  private generation = 0;
  private readonly holders = new Set<object>();
  private tail: Promise<unknown> = Promise.resolve();

  read(): Promise<VendorSession | null> {
    return Promise.resolve(this.session);
  }

  write(expectedGeneration: number, token: string): Promise<VendorSession> {
    if (this.session === null || this.session.generation === expectedGeneration) {
      this.generation += 1;
      this.session = { token, generation: this.generation };
    }
    return Promise.resolve(this.session);
  }

  hold(holder: object): Promise<void> {
    this.holders.add(holder);
    return Promise.resolve();
  }

  letGo(holder: object): Promise<boolean> {
    this.holders.delete(holder);
    return Promise.resolve(this.holders.size === 0);
  }

  forget({ generation }: VendorSession): Promise<void> {
    if (this.session?.generation === generation) this.session = null;
    return Promise.resolve();
  }

  withLoginLock<T>(login: () => Promise<T>): Promise<T> {
    const run = this.tail.then(login, login);
    this.tail = run.catch(() => undefined);
    return run;
  }
}
