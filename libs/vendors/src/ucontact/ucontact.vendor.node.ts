import type {
  UcontactAgentCallSettings,
  UcontactConfig,
  VendorDependencies,
  VendorLimits,
} from '../config.js';
import { VendorConfigError, splitBaseUrl } from '../core/base-url.js';
import type {
  AgentCaller,
  BulkPushRequest,
  CampaignStatusSnapshot,
  CapabilityName,
  CapabilityTable,
  MissingCapability,
  PushAnswer,
  PushRequest,
  QueueSnapshot,
  Snapshot,
  Vendor,
  VendorCapabilities,
} from '../core/capabilities.js';
import { isJsonObject } from '../core/json.js';
import { runProbe } from '../core/probe.js';
import { Sender } from '../core/sender.node.js';
import { isKnownZone } from '../core/wall-clock.js';
import { refuse } from './ucontact-data.mapper.js';
import { demandListName, encodeList, toBase64 } from './ucontact-list.mapper.js';
import { demandUcontactCampaign, toDialerTask } from './ucontact-push.mapper.js';
import { readUcontactRecords } from './ucontact-records.node.js';
import type { RecordingHost } from './ucontact-recording.client.node.js';
import { UcontactClient } from './ucontact.client.node.js';
import { toCampaignStatus, toQueue } from './ucontact.mapper.js';

const DEFAULT_SEARCH_LIMIT = 50;
const DEFAULT_COOLDOWN_MS = 60_000;
const DEFAULT_RECORDING_BYTES = 64 * 1024 * 1024;

/** A uContact instance with the capabilities it has. */
export class UcontactVendor implements Vendor {
  readonly kind = 'ucontact';
  readonly capabilities: CapabilityTable;
  /** Every documented operation, for what has no capability of its own. */
  readonly client: UcontactClient;
  private readonly sender: Sender;
  private readonly recordSenders: Sender[] = [];

  constructor(
    private readonly config: UcontactConfig,
    private readonly deps: VendorDependencies,
    limits: VendorLimits,
  ) {
    if (!isKnownZone(config.timeZone)) {
      throw new VendorConfigError(
        'timeZone',
        `"${config.timeZone}" is no time zone, e.g. America/Montevideo.`,
      );
    }
    const { origin, prefix } = splitBaseUrl(config.baseUrl);
    // People paste the address of the API itself.
    const instance = prefix.replace(/\/Integra(\/resources)?$/, '');
    this.sender = this.senderTo(origin, limits);
    this.client = new UcontactClient({
      sender: this.sender,
      prefix: instance,
      username: config.username,
      password: config.password,
      login: config.settings?.login ?? 'auto',
      sessionStore: deps.sessionStore,
      loginCooldownMs: config.settings?.loginCooldownMs ?? DEFAULT_COOLDOWN_MS,
      monotonicNow: () => deps.monotonicNow(),
      timeZone: config.timeZone,
      encoding: config.settings?.textEncoding ?? 'ascii',
      maxDataBytes: config.settings?.maxDataBytes ?? null,
      recordings: {
        hosts: this.recordHosts({ sender: this.sender, prefix: instance }, limits),
        maxBytes: config.settings?.maxRecordingBytes ?? DEFAULT_RECORDING_BYTES,
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

  /** Leaves the session alone: other nodes use it. */
  async close(): Promise<void> {
    await Promise.all([this.sender, ...this.recordSenders].map((sender) => sender.close()));
  }

  /** Each host rests by itself when it fails, so that a dead backup host stops no call. */
  private recordHosts(instance: RecordingHost, limits: VendorLimits): RecordingHost[] {
    const { telephonyUrl, backupUrl } = this.config.settings ?? {};
    const toHost = (url: string, field: string): RecordingHost => {
      const { origin, prefix } = splitBaseUrl(url, field);
      const sender = this.senderTo(origin, limits);
      this.recordSenders.push(sender);
      return { sender, prefix };
    };
    return [
      telephonyUrl === undefined ? instance : toHost(telephonyUrl, 'settings.telephonyUrl'),
      ...(backupUrl === undefined ? [] : [toHost(backupUrl, 'settings.backupUrl')]),
    ];
  }

  private senderTo(origin: string, limits: VendorLimits): Sender {
    const { clock, log } = this.deps;
    return new Sender({
      ...limits,
      wayOut: this.config.wayOut,
      vendor: 'ucontact',
      origin,
      clock,
      log,
      monotonicNow: () => this.deps.monotonicNow(),
    });
  }

  private table(): CapabilityTable {
    const settings = this.config.settings ?? {};
    return {
      contactPusher: {
        push: (request) => this.push(request),
        maxDataBytes: settings.maxDataBytes ?? null,
      },
      bulkPusher: { pushList: (request) => this.pushList(request) },
      contactRecaller: {
        recall: async ({ vendorCampaign: campaign, number, requestId }) => {
          const { isRemoved, raw } = await this.client.removeContact({ campaign, number }, { requestId });
          return { receipt: isRemoved ? 'removed' : 'not_waiting', raw };
        },
      },
      callRecordReader: {
        readCallRecords: (request) =>
          readUcontactRecords(this.client, request, {
            timeZone: this.config.timeZone,
            searchLimit: settings.searchLimit ?? DEFAULT_SEARCH_LIMIT,
          }),
      },
      queueReader: { readQueues: () => this.readQueues() },
      memberReader: { missing: 'uContact tells how many agents a queue has, but not which.' },
      activeCallReader: { missing: 'uContact has no operation that lists the calls in progress.' },
      campaignStatusReader: {
        readCampaignStatus: (request) => this.readCampaignStatus(request?.vendorCampaign),
      },
      callHanger: { missing: 'uContact hangs up by an agent’s phone only, not a call of the dialer.' },
      agentCaller: this.agentCaller(settings.agentCalls),
      memberChanger: { missing: 'uContact has no operation that changes the members of a queue.' },
      channelController: { missing: 'uContact controls calls in progress from the agent’s own portal only.' },
      hotDesk: { missing: 'uContact has no operation that moves an extension to another phone.' },
      eventSource: { missing: 'uContact tells of calls in the agent’s own portal only.' },
      blacklister: {
        addBlack: async ({ number: phone, vendorCampaign: campaign, name, company, requestId }) => {
          const entry = {
            phone,
            campaign,
            username: this.uploader(),
            company: company ?? '',
            job_title: '',
            name: name ?? '',
          };
          return { raw: await this.client.addBlack(entry, { requestId }) };
        },
      },
      connectionProbe: { probe: () => this.probe() },
      sessionEnder: { endSession: () => this.client.endSession() },
    };
  }

  /** The guid that AgentCall answers names the call in its record as well. */
  private agentCaller(calls: UcontactAgentCallSettings | undefined): AgentCaller | MissingCapability {
    if (calls === undefined) {
      return {
        missing:
          'uContact rings the agent first only with the agents’ context, an outgoing campaign and a caller number in the connection’s settings.',
      };
    }
    return {
      callAgentFirst: async (request) => {
        const { agentName: agent = '', agentPhone: phone, number: destination, sendBy, requestId } = request;
        if (request.callerExtension !== undefined) {
          const field = 'callerExtension';
          const message = `${field}: uContact shows the caller number of the connection’s settings, and no other.`;
          throw refuse({ operation: 'Agents/AgentCall', field }, message);
        }
        const call = { ...calls, agent, phone, destination };
        const guid = await this.client.agents.call(call, { sendBy, requestId });
        return { status: 'accepted', vendorRef: guid, raw: guid };
      },
    };
  }

  private async push(request: PushRequest): Promise<PushAnswer> {
    const task = toDialerTask(request, {
      timeZone: this.config.timeZone,
      encoding: this.config.settings?.textEncoding ?? 'ascii',
      maxDataBytes: this.config.settings?.maxDataBytes ?? null,
    });
    const raw = await this.client.dialerTask(task, { sendBy: request.sendBy, requestId: request.requestId });
    return { status: 'accepted', vendorRef: null, raw };
  }

  private async pushList(request: BulkPushRequest): Promise<PushAnswer> {
    const { timezone, sendBy, requestId } = request;
    const operation = timezone === undefined ? 'Dialers/uploadbase' : 'Dialers/uploadbasewithtimezone';
    const settings = this.config.settings ?? {};
    const campaign = demandUcontactCampaign(operation, request.campaign);
    if (timezone !== undefined && !(settings.allowedTimeZones ?? []).includes(timezone)) {
      throw refuse(
        { operation, field: 'timezone' },
        'timezone: not in this connection’s list of time zones. uContact accepts only names of its own list; add it in the settings.',
      );
    }
    const file = encodeList(request.rows, {
      operation,
      campaign: campaign.campaign,
      isProgressive: campaign.isProgressive === true,
      encoding: settings.textEncoding ?? 'ascii',
      maxDataBytes: settings.maxDataBytes ?? null,
    });
    const form = {
      filename: demandListName(operation, request.listName),
      fileb64: toBase64(file),
      campaign: campaign.campaign,
      cant: request.rows.length,
      username: this.uploader(),
    };
    const options = { sendBy, requestId };
    const raw = await (timezone === undefined
      ? this.client.uploadBase(form, options)
      : this.client.uploadBaseWithTimezone({ ...form, timezone }, options));
    return { status: 'accepted', vendorRef: form.filename, raw };
  }

  private async readQueues(): Promise<Snapshot<QueueSnapshot>> {
    const read = (await this.client.queueSummary()).map(toQueue).filter((item) => item !== null);
    return this.snapshot(
      read.map(({ queue }) => queue),
      read.flatMap(({ drift }) => drift),
    );
  }

  private async readCampaignStatus(campaign = ''): Promise<Snapshot<CampaignStatusSnapshot>> {
    const entries = Object.values(await this.client.campaignStatus(campaign)).filter((entry) =>
      isJsonObject(entry),
    );
    const read = entries.map(toCampaignStatus).filter((item) => item !== null);
    return this.snapshot(
      read.map(({ status }) => status),
      read.flatMap(({ drift }) => drift),
    );
  }

  private snapshot<Item>(items: readonly Item[], drift: readonly string[]): Snapshot<Item> {
    return { at: this.deps.clock.now(), items, drift: [...new Set(drift)] };
  }

  private probe() {
    this.client.session.forgetRefusal();
    return runProbe(
      () => this.deps.monotonicNow(),
      async () => {
        const queues = await this.readQueues();
        return `uContact answered: signed in, ${queues.items.length} voice campaigns visible.`;
      },
      {
        outcome: 'refused',
        message: 'Signed in, but uContact refused to show its campaigns. Check the rights of the user.',
      },
    );
  }

  private uploader(): string {
    return this.config.settings?.uploadUsername ?? this.config.username;
  }
}
