import type { Extension, Phone, Profile, Queue, SopFixture } from './fixture.js';
import type { Party, Place } from './history.js';

/** Ids the guide prints: SDPA00001, SDX60001, SVE20012, … */
export const isPhoneId = (text: string): boolean => /^S[DV][A-Z]{1,2}[0-9]{4,5}$/.test(text);

export const isQueueId = (text: string): boolean => /^AQA[0-9]{5}$/.test(text);

/** A phone that would ring for an extension. */
export interface Ringable {
  readonly phone: string;
  readonly place: Place;
}

/** Extensions, phones, profiles and queues as they stand now; PUM connects virtual phones to real ones. */
export class Directory {
  private entries: Extension[] = [];
  private phones: Phone[] = [];
  private readonly connections = new Map<string, string>();

  constructor(private readonly fixture: SopFixture) {
    this.reset();
  }

  get sop(): SopFixture['sop'] {
    return this.fixture.sop;
  }

  get profiles(): readonly Profile[] {
    return this.fixture.profiles;
  }

  get queues(): readonly Queue[] {
    return this.fixture.queues;
  }

  reset(): void {
    this.entries = structuredClone([...this.fixture.directory]);
    this.phones = [...this.fixture.phones];
    this.connections.clear();
  }

  extensions(): readonly Extension[] {
    return this.entries;
  }

  find(ext: string): Extension | undefined {
    return this.entries.find((entry) => entry.ext === ext);
  }

  profileOf({ profile }: Extension): Profile | undefined {
    return this.fixture.profiles.find(({ name }) => name === profile);
  }

  queue(name: string): Queue | undefined {
    return this.fixture.queues.find((queue) => queue.name === name);
  }

  queueAt(ext: string): Queue | undefined {
    return this.fixture.queues.find((queue) => queue.ext === ext);
  }

  translate(text: string, lang: string): string {
    return this.fixture.translations[lang]?.[text] ?? text;
  }

  isUser(login: string, password: string): boolean {
    return this.fixture.users.some((user) => user.login === login && user.password === password);
  }

  /** Phones with their registration; a connected virtual phone registers from where it is connected. */
  registrations(): Phone[] {
    return this.phones.map((phone) => {
      const at = this.phones.find(({ id }) => id === this.connections.get(phone.id));
      return at === undefined ? phone : { ...phone, ip: at.ip, port: at.port, isRegistered: at.isRegistered };
    });
  }

  phone(id: string): Phone | undefined {
    return this.registrations().find((phone) => phone.id === id);
  }

  isRegistered(id: string): boolean {
    return this.phone(id)?.isRegistered === true;
  }

  /** The phone that rings for an extension: the primary one, or the secondary when that cannot. */
  ringable({ dp, sp }: Extension): Ringable | null {
    if (isPhoneId(dp) && this.isRegistered(dp)) return { phone: dp, place: 'primary' };
    if (isPhoneId(sp) && this.isRegistered(sp)) return { phone: sp, place: 'secondary' };
    return null;
  }

  /** The first entry of the directory that a phone belongs to; which one is arbitrary over there as well. */
  ownerOf(phone: string): (Party & { readonly entry: Extension }) | null {
    const entry = this.entries.find(({ dp, sp }) => dp === phone || sp === phone);
    if (entry === undefined) return null;
    return { entry, ext: entry.ext, place: entry.dp === phone ? 'primary' : 'secondary' };
  }

  /** PUM: lets a virtual phone ring at a real one, which nobody else is then connected to. */
  connect(virtual: string, physical: string): void {
    for (const [other, at] of this.connections) if (at === physical) this.connections.delete(other);
    this.connections.set(virtual, physical);
  }

  /** False when the virtual phone was not connected. */
  disconnect(virtual: string): boolean {
    return this.connections.delete(virtual);
  }

  /** The administrator registers a phone, or unplugs it. Throws a RangeError for an unknown one. */
  register(id: string, isRegistered: boolean): void {
    if (!this.phones.some((phone) => phone.id === id)) throw new RangeError(`There is no phone "${id}".`);
    this.phones = this.phones.map((phone) => (phone.id === id ? { ...phone, isRegistered } : phone));
  }
}
