import type { PhonebarSettings, VendorDependencies, VendorLimits, WayOut } from '../config.js';
import { splitBaseUrl, VendorConfigError } from './base-url.js';
import {
  isMissing,
  type ActiveCallSnapshot,
  type CapabilityName,
  type CapabilityTable,
  type MissingCapability,
  type Snapshot,
  type Vendor,
  type VendorCapabilities,
} from './capabilities.js';
import { isUnderWay, toActiveCall } from './phonebar-active-calls.js';
import type { PhonebarWay } from './phonebar-line.js';
import { PhonebarServiceLine } from './phonebar-service-line.node.js';
import type { Watch } from './phonebar-originate.js';
import type { Phonebar, PhonebarKind } from './phonebar.js';
import { runProbe } from './probe.js';
import { Sender } from './sender.node.js';
import { VendorError } from './vendor-error.js';

/** A dialled call is looked for this long, and not more than once a second. */
const WATCH = { windowMs: 15_000, pollMs: 1_000 };

/** What is set of a phonebar, whichever it is. */
export interface PhonebarConnection {
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly wayOut?: WayOut;
  readonly settings?: PhonebarSettings;
}

export interface PhonebarParts {
  readonly kind: PhonebarKind;
  readonly config: PhonebarConnection;
  readonly deps: VendorDependencies;
  readonly limits: VendorLimits;
  makeBar(parts: { readonly way: PhonebarWay; readonly watch: Watch }): Phonebar;
  /** What this phonebar has beside its calls. */
  queuesOf(bar: Phonebar): Pick<CapabilityTable, 'queueReader' | 'memberReader'>;
}

/** Why nothing can be asked of a phonebar that only its agent's browser reaches. */
export const BROWSER_ONLY: MissingCapability = {
  missing:
    'Only the browser on the agent’s own PC reaches this phonebar; its calls are shown as that browser reports them.',
};

/** A phonebar that the service itself reaches: its calls can be seen and cut, and nothing is ever dialled by it. */
export class PhonebarVendor implements Vendor {
  readonly kind: PhonebarKind;
  readonly capabilities: CapabilityTable;
  /** Everything that this phonebar has, for what no capability covers. */
  readonly bar: Phonebar;
  private readonly sender: Sender;

  constructor(private readonly parts: PhonebarParts) {
    const { kind, config, deps, limits } = parts;
    if (config.username !== '' || config.password !== '')
      throw new VendorConfigError('username', 'A phonebar knows no users: leave name and password empty.');
    const { origin, prefix } = splitBaseUrl(config.baseUrl);
    this.kind = kind;
    this.sender = new Sender({
      ...limits,
      wayOut: config.wayOut,
      vendor: kind,
      origin,
      clock: deps.clock,
      log: deps.log,
      monotonicNow: () => deps.monotonicNow(),
    });
    this.bar = parts.makeBar({
      way: new PhonebarServiceLine(kind, this.sender, prefix),
      watch: {
        ...WATCH,
        monotonicNow: () => deps.monotonicNow(),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      },
    });
    this.capabilities = this.table();
  }

  capability<Name extends CapabilityName>(name: Name): VendorCapabilities[Name] | MissingCapability {
    return this.capabilities[name];
  }

  circuit() {
    return this.sender.circuit();
  }

  close(): Promise<void> {
    return this.sender.close();
  }

  private table(): CapabilityTable {
    const isService = this.parts.config.settings?.reach !== 'browser';
    const { queueReader, memberReader } = this.parts.queuesOf(this.bar);
    return {
      ...MISSING,
      queueReader: isService || isMissing(queueReader) ? queueReader : BROWSER_ONLY,
      memberReader,
      callRecordReader: { missing: MISSING_RECORDS[this.kind] },
      activeCallReader: isService ? { readActiveCalls: () => this.readActiveCalls() } : BROWSER_ONLY,
      callHanger: isService ? { hangUp: ({ channel }) => this.hangUp(channel) } : BROWSER_ONLY,
      connectionProbe: isService ? { probe: () => this.probe() } : BROWSER_ONLY,
    };
  }

  private async readActiveCalls(): Promise<Snapshot<ActiveCallSnapshot>> {
    const { at, items, drift } = await this.lister().listCalls();
    return { at, items: items.filter(isUnderWay).map(toActiveCall), drift };
  }

  private async hangUp(channel: string): Promise<{ isGone: boolean; raw: string }> {
    const { hanger } = this.bar.capabilities;
    if (isMissing(hanger)) throw new Error(hanger.missing);
    const { raw } = await hanger.hangUp({ handle: channel });
    return { isGone: await this.isSeenGone(channel), raw };
  }

  /** The cut is already accepted: trouble while looking again must not make it look undone. */
  private async isSeenGone(channel: string): Promise<boolean> {
    try {
      return !(await this.readActiveCalls()).items.some((call) => call.channel === channel);
    } catch (error) {
      if (error instanceof VendorError) return false;
      throw error;
    }
  }

  private probe() {
    return runProbe(
      () => this.parts.deps.monotonicNow(),
      async () => {
        const { items } = await this.lister().listCalls();
        return `The phonebar answered: ${items.filter(isUnderWay).length} calls under way.`;
      },
      { outcome: 'refused', message: 'The phonebar refused to list its calls and gives no reason.' },
    );
  }

  private lister() {
    const { callLister } = this.bar.capabilities;
    if (isMissing(callLister)) throw new Error(callLister.missing);
    return callLister;
  }
}

const MISSING_RECORDS: Readonly<Record<PhonebarKind, string>> = {
  xcally:
    'A phonebar keeps no call records: its list of recent calls has no times and no ends that a document names.',
  motion: 'A Motion phonebar keeps no list of calls that are over.',
};

const MISSING = {
  contactPusher: { missing: 'A phonebar keeps no contacts: its agent dials one call at a time.' },
  bulkPusher: { missing: 'A phonebar takes no lists: its agent dials one call at a time.' },
  contactRecaller: { missing: 'A phonebar dials at once and keeps nothing that could be recalled.' },
  campaignStatusReader: { missing: 'A phonebar has no campaigns of its own.' },
  agentCaller: { missing: 'A phonebar is dialled on by the agent who sits at it, never by this service.' },
  memberChanger: { missing: 'A phonebar has no verb that changes who serves a queue.' },
  channelController: { missing: 'What is done within a call is done by the agent, at the phonebar itself.' },
  hotDesk: { missing: 'A phonebar belongs to one PC; nobody is logged in to it from elsewhere.' },
  eventSource: { missing: 'A phonebar tells nothing by itself: it is asked again and again.' },
  blacklister: { missing: 'A phonebar has no list of numbers that must not be called.' },
  sessionEnder: { missing: 'A phonebar knows no users, so there is no session.' },
} as const satisfies Partial<CapabilityTable>;
