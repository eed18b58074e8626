/** One contact that a push put into a dialer, as the simulator itself knows it. */
export interface SpoolItem {
  readonly id: string;
  /** Operation that pushed it. */
  readonly operation: string;
  /** ISO instant of the push. */
  readonly acceptedAt: string;
  readonly campaign: string;
  /** Main number as pushed. */
  readonly number: string;
  /** Raw `data`. */
  readonly data: string;
  readonly alternatives: readonly string[];
  readonly priority: number;
  readonly agentPhone: string | null;
  /** Name of the uploaded list (`dialerbase`). */
  readonly list: string | null;
  /** ISO instant a scheduled call waits for. */
  readonly dueAt: string | null;
  readonly state: SpoolState;
  /** ISO instant of the removal. */
  readonly removedAt: string | null;
  readonly dialIds: readonly string[];
}

/** `skipped`: the number is in the do-not-call registry. */
export type SpoolState = 'waiting' | 'dialling' | 'dialled' | 'removed' | 'skipped';

export interface NewContact {
  readonly operation: string;
  readonly campaign: string;
  readonly number: string;
  readonly data: string;
  readonly alternatives: readonly string[];
  readonly priority: number;
  readonly agentPhone: string | null;
  readonly list: string | null;
  readonly dueAt: number | null;
}

/** A contact on its way through a dialer. */
export class Contact {
  state: SpoolState = 'waiting';
  removedAt: number | null = null;
  /** Set by a removal during a call: no further number rings. */
  isWithdrawn = false;
  attemptsOnNumber = 0;
  readonly dialIds: string[] = [];
  private nextAlternative = 0;
  private current: string;

  constructor(
    readonly seq: number,
    readonly acceptedAt: number,
    readonly facts: NewContact,
  ) {
    this.current = facts.number;
  }

  get currentNumber(): string {
    return this.current;
  }

  /** Moves on to the next alternative; false when there is none. */
  takeAlternative(): boolean {
    const next = this.facts.alternatives[this.nextAlternative];
    if (next === undefined) return false;
    this.nextAlternative += 1;
    this.current = next;
    this.attemptsOnNumber = 0;
    return true;
  }

  toItem(): SpoolItem {
    const { dueAt, ...facts } = this.facts;
    return {
      id: String(this.seq),
      acceptedAt: new Date(this.acceptedAt).toISOString(),
      ...facts,
      dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
      state: this.state,
      removedAt: this.removedAt === null ? null : new Date(this.removedAt).toISOString(),
      dialIds: [...this.dialIds],
    };
  }
}

/** Every contact ever pushed, found again by campaign and main number. */
export class Spool {
  private contacts: Contact[] = [];
  private byNumber = new Map<string, Contact[]>();

  add(facts: NewContact, now: number): Contact {
    const contact = new Contact(this.contacts.length + 1, now, facts);
    this.contacts.push(contact);
    const key = keyOf(facts.campaign, facts.number);
    const same = this.byNumber.get(key);
    if (same === undefined) this.byNumber.set(key, [contact]);
    else same.push(contact);
    return contact;
  }

  /** Contacts of this main number, spelled exactly so. */
  find(campaign: string, number: string): readonly Contact[] {
    return this.byNumber.get(keyOf(campaign, number)) ?? [];
  }

  get(seq: number): Contact | null {
    return this.contacts[seq - 1] ?? null;
  }

  list(): SpoolItem[] {
    return this.contacts.map((contact) => contact.toItem());
  }

  clear(): void {
    this.contacts = [];
    this.byNumber = new Map();
  }
}

const keyOf = (campaign: string, number: string): string => `${campaign}\n${number}`;
