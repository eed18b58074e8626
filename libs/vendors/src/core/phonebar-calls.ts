import type { Snapshot, VendorDrift } from './capabilities.js';
import type { JsonObject } from './json.js';
import type { PhonebarCall, PhonebarReading } from './phonebar.js';
import type { Watch } from './phonebar-originate.js';

/** What a phonebar is made of, whatever its client is. */
export interface PhonebarParts<Client> {
  readonly client: Client;
  readonly reading: PhonebarReading;
  readonly clock: { now(): Date };
  readonly watch: Watch;
  readonly reportDrift?: ((drift: VendorDrift) => void) | undefined;
}

/** How one phonebar lists its calls. */
export interface CallListing {
  readonly vendor: VendorDrift['vendor'];
  readonly operation: string;
  read(): Promise<readonly JsonObject[]>;
  /** Text says why a row is no call. */
  toCall(row: JsonObject): { readonly call: PhonebarCall; readonly drift: readonly string[] } | string;
}

/** The calls in progress; what is odd in their rows is reported once and hides none of the others. */
export class PhonebarCalls {
  constructor(
    private readonly of: CallListing,
    private readonly parts: Pick<PhonebarParts<unknown>, 'clock' | 'reportDrift'>,
  ) {}

  async snapshot(): Promise<Snapshot<PhonebarCall>> {
    const read = (await this.of.read()).map((row) => this.of.toCall(row));
    const items = read.flatMap((each) => (typeof each === 'string' ? [] : [each.call]));
    const drift = [...new Set(read.flatMap((each) => (typeof each === 'string' ? [each] : each.drift)))];
    const { vendor, operation } = this.of;
    for (const what of drift) this.parts.reportDrift?.({ vendor, operation, what });
    return { at: this.parts.clock.now(), items, drift };
  }

  async items(): Promise<readonly PhonebarCall[]> {
    return (await this.snapshot()).items;
  }
}
