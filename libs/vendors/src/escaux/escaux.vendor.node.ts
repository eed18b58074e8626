import type { EscauxConfig, EscauxSettings, VendorDependencies, VendorLimits } from '../config.js';
import { splitBaseUrl } from '../core/base-url.js';
import type {
  ActiveCallSnapshot,
  AgentCallRequest,
  CapabilityName,
  CapabilityTable,
  ChannelController,
  EventHandlers,
  MemberSnapshot,
  MissingCapability,
  PushAnswer,
  QueueSnapshot,
  Snapshot,
  Vendor,
  VendorCapabilities,
} from '../core/capabilities.js';
import { isCorrelationId } from '../core/correlation.js';
import { runProbe } from '../core/probe.js';
import { Sender } from '../core/sender.node.js';
import { VendorError } from '../core/vendor-error.js';
import { EscauxClient } from './escaux.client.node.js';
import { EscauxEvents } from './escaux-events.node.js';
import { ESCAUX } from './escaux-functions.js';
import { readEscauxHistory } from './escaux-history.node.js';
import { EscauxMemberChanger } from './escaux-members.node.js';
import { refuse } from './escaux-request.mapper.js';
import { demandSettings, isSecure } from './escaux-settings.js';
import { readVersion, versionProblem, type EscauxVersion, type VersionGate } from './escaux-version.js';
import { toActiveCall, toMember, toQueue } from './escaux.mapper.js';

const DEFAULT_VARIABLE = 'callspool';
const DEFAULT_RING_TIMEOUT_MS = 90_000;
const DEFAULT_PAGE = 200;
const DEFAULT_EVENT_PORT = 5050;
const DEFAULT_PING_MS = 30_000;

/** An Escaux Fusion SOP with the capabilities that its API version has. */
export class EscauxVendor implements Vendor {
  readonly kind = 'escaux';
  readonly capabilities: CapabilityTable;
  /** All 34 functions, for what no capability covers. */
  readonly client: EscauxClient;
  private readonly settings: EscauxSettings;
  private readonly sender: Sender;
  private readonly version: EscauxVersion | null;
  private readonly variable: string;
  private readonly host: string;
  private readonly subscriptions = new Set<EscauxEvents>();

  constructor(
    config: EscauxConfig,
    private readonly deps: VendorDependencies,
    limits: VendorLimits,
  ) {
    this.settings = config.settings ?? {};
    demandSettings(config);
    const { origin, prefix } = splitBaseUrl(config.baseUrl);
    this.host = new URL(origin).hostname.replace(/^\[|\]$/g, '');
    this.version = readVersion(this.settings.apiVersion, 'settings.apiVersion');
    this.variable = this.settings.correlationVariable ?? DEFAULT_VARIABLE;
    this.sender = new Sender({
      ...limits,
      wayOut: config.wayOut,
      vendor: 'escaux',
      origin,
      clock: deps.clock,
      log: deps.log,
      monotonicNow: () => deps.monotonicNow(),
      readsDeclaredCharset: true,
    });
    this.client = new EscauxClient({
      sender: this.sender,
      prefix: prefix.replace(/\/xml$/, ''),
      form: this.settings.form ?? 'json',
      credentials: isSecure(config) ? { username: config.username, password: config.password } : null,
      version: this.version,
      reportDrift: deps.reportDrift,
      ringTimeoutMs: this.settings.ringTimeoutMs ?? DEFAULT_RING_TIMEOUT_MS,
      monotonicNow: () => deps.monotonicNow(),
    });
    this.capabilities = this.table(config.timeZone);
  }

  capability<Name extends CapabilityName>(name: Name): VendorCapabilities[Name] | MissingCapability {
    return this.capabilities[name];
  }

  circuit() {
    return this.sender.circuit();
  }

  close(): Promise<void> {
    for (const subscription of this.subscriptions) subscription.close();
    this.subscriptions.clear();
    return this.sender.close();
  }

  private table(timeZone: string): CapabilityTable {
    const { calls, pum } = this.client;
    return {
      contactPusher: { missing: 'A SOP keeps no contacts: it rings the agent first, and the contact then.' },
      bulkPusher: { missing: 'A SOP takes one call at a time; it has no lists.' },
      contactRecaller: { missing: 'A SOP rings at once and keeps nothing that could be recalled.' },
      callRecordReader: this.recordReader(timeZone),
      queueReader: { readQueues: () => this.readQueues() },
      memberReader: { readMembers: () => this.readMembers() },
      activeCallReader: { readActiveCalls: () => this.readActiveCalls() },
      campaignStatusReader: { missing: 'A SOP has no campaigns of its own.' },
      callHanger: { hangUp: ({ channel, requestId }) => this.hangUp(channel, requestId) },
      agentCaller: { callAgentFirst: (request) => this.callAgentFirst(request) },
      memberChanger: this.gated(
        ESCAUX.ccQueuePause.gate,
        new EscauxMemberChanger(this.client.queues, this.settings.memberFunctions ?? 'cc'),
      ),
      channelController: this.controller(),
      hotDesk: this.gated(ESCAUX.pumLogin.gate, {
        logIn: async ({ extension, phone, requestId }) => {
          await pum.login(extension, phone, { requestId });
        },
        logOut: async ({ extension, requestId }) => {
          await pum.logout(extension, { requestId });
        },
      }),
      eventSource: { subscribe: (handlers) => this.subscribe(handlers, () => calls.ping()) },
      blacklister: { missing: 'A SOP has no list of numbers that must not be called.' },
      connectionProbe: { probe: () => this.probe() },
      sessionEnder: { missing: 'A SOP has no session: every request stands by itself.' },
    };
  }

  private gated<T extends object>(gate: VersionGate | undefined, it: T): T | MissingCapability {
    const problem = versionProblem(this.version, gate);
    return problem === null ? it : { missing: `This ${problem}.` };
  }

  private recordReader(timeZone: string): CapabilityTable['callRecordReader'] {
    const { historyExtensions: extensions = [], historyPageSize: pageSize = DEFAULT_PAGE } = this.settings;
    if (extensions.length === 0) {
      return {
        missing: 'A SOP has a history per extension only; the connection names no extensions to read.',
      };
    }
    const options = {
      extensions,
      pageSize,
      timeZone,
      reportDrift: (drift: Parameters<NonNullable<VendorDependencies['reportDrift']>>[0]) =>
        this.deps.reportDrift?.(drift),
    };
    return { readCallRecords: (request) => readEscauxHistory(this.client.database, request, options) };
  }

  private async readQueues(): Promise<Snapshot<QueueSnapshot>> {
    const { database, queues } = this.client;
    const [infos, members] = await Promise.all([database.getQueueInfo(), queues.getMembers()]);
    const statuses = await Promise.all(infos.value.map(({ Name }) => queues.getStatus(Name)));
    const mapped = infos.value.map((info) =>
      toQueue(
        info,
        statuses.flatMap((status) => status.value),
        members.value,
      ),
    );
    return this.snapshot(mapped, [infos, members, ...statuses]);
  }

  private async readMembers(): Promise<Snapshot<MemberSnapshot>> {
    const members = await this.client.queues.getMembers();
    return this.snapshot(members.value.map(toMember), [members]);
  }

  private async readActiveCalls(): Promise<Snapshot<ActiveCallSnapshot>> {
    const channels = await this.client.calls.getChannels({ show: [this.variable] });
    const mapped = channels.value.map((channel) => ({
      item: toActiveCall(channel, this.variable),
      drift: [],
    }));
    return this.snapshot(mapped, [channels]);
  }

  private snapshot<Item>(
    mapped: readonly { readonly item: Item; readonly drift: readonly string[] }[],
    answers: readonly { readonly drift: readonly string[] }[],
  ): Snapshot<Item> {
    const drift = [...answers, ...mapped].flatMap((each) => each.drift);
    return { at: this.deps.clock.now(), items: mapped.map((each) => each.item), drift: [...new Set(drift)] };
  }

  /** The answer names no call; our id in a variable does, as long as the channel lives. */
  private async callAgentFirst(request: AgentCallRequest): Promise<PushAnswer> {
    const { correlationId, agentPhone, number, callerExtension, sendBy, requestId } = request;
    if (!isCorrelationId(correlationId)) {
      throw refuse('ccOriginate', 'correlationId', '32 lower-case hexadecimal digits.');
    }
    const isDevice = /^S[DV]/.test(agentPhone);
    const isAsync = this.settings.originate !== 'blocking';
    await this.client.calls.originate(
      {
        phoneId: agentPhone,
        to: number,
        extension: callerExtension,
        isAsync,
        variables: { [this.variable]: correlationId },
        // A Local channel takes itself away after the answer, and its variables with it (public docs).
        ...(!isDevice && { technology: 'Local' as const, localOptimization: false }),
      },
      { sendBy, requestId },
    );
    return { status: 'accepted', vendorRef: null, raw: 'Result 0' };
  }

  private controller(): ChannelController {
    const { calls } = this.client;
    return {
      redirect: ({ channel, number, sendBy, requestId }) =>
        calls.redirect(channel, number, { sendBy, requestId }),
      park: ({ channel, secondChannel, requestId }) => calls.park(channel, secondChannel, { requestId }),
      joinParked: ({ channel, parkSlot, requestId }) => calls.joinPark(channel, parkSlot, { requestId }),
      setRecording: ({ requestId, ...request }) => calls.record(request, { requestId }),
      setVariable: ({ channel, name, value, requestId }) =>
        calls.setVariable(channel, name, value, { requestId }),
      getVariable: ({ channel, name }) => calls.getVariable(channel, name),
    };
  }

  private async hangUp(
    channel: string,
    requestId: string | undefined,
  ): Promise<{ isGone: boolean; raw: string }> {
    // The SOP cuts any call of the whole site, so the channel must be one that is there right now.
    if (!(await this.isListed(channel))) {
      throw new VendorError({
        kind: 'refused',
        effect: 'none',
        vendor: 'escaux',
        operation: 'ccHangup',
        repeatable: true,
        message: 'No call with that channel is in progress. Nothing was sent.',
      });
    }
    await this.client.calls.hangup(channel, { requestId });
    return { isGone: await this.isSeenGone(channel), raw: 'Result 0' };
  }

  /** The cut is already accepted: trouble while looking again must not make it look undone. */
  private async isSeenGone(channel: string): Promise<boolean> {
    try {
      return !(await this.isListed(channel));
    } catch (error) {
      if (error instanceof VendorError) return false;
      throw error;
    }
  }

  private async isListed(channel: string): Promise<boolean> {
    const channels = await this.client.calls.getChannels();
    return channels.value.some(({ ID }) => ID === channel);
  }

  private subscribe(handlers: EventHandlers, ping: () => Promise<void>): { close(): void } {
    const events = new EscauxEvents({
      host: this.host,
      port: this.settings.eventPort ?? DEFAULT_EVENT_PORT,
      ping,
      pingEveryMs: this.settings.eventPingMs ?? DEFAULT_PING_MS,
      clock: this.deps.clock,
      monotonicNow: () => this.deps.monotonicNow(),
      reportDrift: this.deps.reportDrift,
      handlers,
    });
    this.subscriptions.add(events);
    events.open();
    return {
      close: () => {
        this.subscriptions.delete(events);
        events.close();
      },
    };
  }

  private probe() {
    return runProbe(
      () => this.deps.monotonicNow(),
      async () => {
        const queues = await this.client.database.getQueueInfo();
        const version =
          this.version === null ? ' Its API version is not given, so newer functions are off.' : '';
        return `The SOP answered: ${queues.value.length} queues visible.${version}`;
      },
      { outcome: 'refused', message: 'The SOP refused to list its queues and gives no reason.' },
    );
  }
}
