import type { IexpbxConfig, VendorDependencies, VendorLimits } from '../config.js';
import { VendorConfigError, splitBaseUrl } from '../core/base-url.js';
import type {
  AgentCallRequest,
  CapabilityName,
  CapabilityTable,
  MissingCapability,
  PushAnswer,
  PushRequest,
  Snapshot,
  Vendor,
  VendorCapabilities,
} from '../core/capabilities.js';
import type { JsonObject } from '../core/json.js';
import { textField } from '../core/read-field.js';
import { runProbe } from '../core/probe.js';
import { Sender } from '../core/sender.node.js';
import { VendorEncodingError, VendorError } from '../core/vendor-error.js';
import { isKnownZone } from '../core/wall-clock.js';
import { toCallIvr, toCallback } from './iexpbx-dial.mapper.js';
import { readIexpbxRecords } from './iexpbx-records.node.js';
import { IexpbxClient } from './iexpbx.client.node.js';
import { toActiveCall, toMember, toQueue, type Mapped } from './iexpbx.mapper.js';
import type { IexpbxList } from './iexpbx.wire.js';

const DEFAULT_PATH = '/api/old/get';
const DEFAULT_WINDOW_HOURS = 24;
const DEFAULT_RECORDING_BYTES = 64 * 1024 * 1024;

/** An IEXPBX installation with the capabilities it has. */
export class IexpbxVendor implements Vendor {
  readonly kind = 'iexpbx';
  readonly capabilities: CapabilityTable;
  /** Every documented action, for what has no capability of its own. */
  readonly client: IexpbxClient;
  private readonly sender: Sender;

  constructor(
    private readonly config: IexpbxConfig,
    private readonly deps: VendorDependencies,
    limits: VendorLimits,
  ) {
    if (!isKnownZone(config.timeZone)) {
      throw new VendorConfigError('timeZone', `"${config.timeZone}" is no time zone, e.g. Europe/Istanbul.`);
    }
    const { origin, prefix } = splitBaseUrl(config.baseUrl);
    const path = config.settings?.path ?? DEFAULT_PATH;
    if (!/^\/[\w./-]*$/.test(path)) {
      throw new VendorConfigError(
        'settings.path',
        'The path begins with / and has no query, e.g. /api/old/get.',
      );
    }
    this.sender = new Sender({
      ...limits,
      wayOut: config.wayOut,
      vendor: 'iexpbx',
      origin,
      clock: deps.clock,
      log: deps.log,
      monotonicNow: () => deps.monotonicNow(),
    });
    this.client = new IexpbxClient({
      sender: this.sender,
      path: `${prefix.endsWith(DEFAULT_PATH) ? prefix.slice(0, -DEFAULT_PATH.length) : prefix}${path}`,
      username: config.username,
      password: config.password,
      acceptedBodies: config.settings?.acceptedBodies ?? [],
      maxRecordingBytes: config.settings?.maxRecordingBytes ?? DEFAULT_RECORDING_BYTES,
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
    return {
      contactPusher: { push: (request) => this.push(request), maxDataBytes: null },
      bulkPusher: { missing: 'IEXPBX takes one call at a time; it has no lists.' },
      contactRecaller: { missing: 'IEXPBX rings at once and keeps nothing that could be recalled.' },
      callRecordReader: {
        readCallRecords: (request) =>
          readIexpbxRecords(this.client, request, {
            timeZone: this.config.timeZone,
            windowHours: this.config.settings?.cdrWindowHours ?? DEFAULT_WINDOW_HOURS,
            reportDrift: (drift) => this.deps.reportDrift?.(drift),
          }),
      },
      queueReader: { readQueues: async () => this.snapshot(await this.client.queues(), toQueue) },
      memberReader: { readMembers: async () => this.snapshot(await this.client.users(), toMember) },
      activeCallReader: {
        readActiveCalls: async () => this.snapshot(await this.client.activeCalls(), toActiveCall),
      },
      campaignStatusReader: { missing: 'IEXPBX has no campaigns of its own.' },
      callHanger: { hangUp: ({ channel, requestId }) => this.hangUp(channel, requestId) },
      agentCaller: { callAgentFirst: (request) => this.callAgentFirst(request) },
      memberChanger: { missing: 'IEXPBX has no request that changes the members of a queue.' },
      channelController: {
        missing: 'IEXPBX has no request that moves, parks or records a call in progress.',
      },
      hotDesk: { missing: 'IEXPBX has no request that moves an extension to another phone.' },
      eventSource: {
        missing: 'IEXPBX keeps no line open; it tells of calls by webhooks, which are set up in the PBX.',
      },
      blacklister: { missing: 'IEXPBX has no list of numbers that must not be called.' },
      connectionProbe: { probe: () => this.probe() },
      sessionEnder: { missing: 'IEXPBX has no session: every request carries the credentials.' },
    };
  }

  private async push(request: PushRequest): Promise<PushAnswer> {
    const { campaign, sendBy, requestId } = request;
    switch (campaign.kind) {
      case 'iexpbx-ivr':
        return accepted(await this.client.callIvr(toCallIvr(request, campaign), { sendBy, requestId }));
      case 'iexpbx-masked':
        return accepted(await this.client.callback(toCallback(request, campaign), { sendBy, requestId }));
      case 'ucontact':
        throw new VendorEncodingError({
          vendor: 'iexpbx',
          operation: 'callivr',
          field: 'campaign',
          message: 'These campaign settings belong to another kind of connection.',
        });
    }
  }

  /** `callnumber` carries no id of ours: its call record is told by extension, number and time. */
  private async callAgentFirst(request: AgentCallRequest): Promise<PushAnswer> {
    const { number, agentPhone: internal, callerExtension, sendBy, requestId } = request;
    if (callerExtension !== undefined && callerExtension !== internal) {
      throw new VendorEncodingError({
        vendor: 'iexpbx',
        operation: 'callnumber',
        field: 'callerExtension',
        message: 'callerExtension: IEXPBX shows the number of the extension that calls, and no other.',
      });
    }
    return accepted(await this.client.callNumber({ number, internal }, { sendBy, requestId }));
  }

  private async hangUp(
    channel: string,
    requestId: string | undefined,
  ): Promise<{ isGone: boolean; raw: string }> {
    // The PBX cuts any call of the whole centre, so the channel must be one that is there right now.
    if (!(await this.isListed(channel))) {
      throw new VendorError({
        kind: 'refused',
        effect: 'none',
        vendor: 'iexpbx',
        operation: 'hangupcall',
        repeatable: true,
        message: 'No call with that channel is in progress. Nothing was sent.',
      });
    }
    const raw = await this.cut(channel, requestId);
    return raw === null ? { isGone: true, raw: '' } : { isGone: await this.isSeenGone(channel), raw };
  }

  /** The answer's body is not documented, so an odd one proves nothing: then the list of calls tells. `null`: it told. */
  private async cut(channel: string, requestId: string | undefined): Promise<string | null> {
    try {
      return await this.client.hangupCall(channel, { requestId });
    } catch (error) {
      const isOdd = error instanceof VendorError && error.kind === 'protocol';
      if (isOdd && (await this.isSeenGone(channel))) return null;
      throw error;
    }
  }

  /** The cut is already accepted: trouble while looking again must not make it look undone. */
  private async isSeenGone(channel: string): Promise<boolean> {
    try {
      const calls = await this.client.activeCalls();
      // A list whose count says otherwise, or is not there, does not show that a call is gone.
      return calls.drift.length === 0 && !has(calls, channel);
    } catch (error) {
      if (error instanceof VendorError) return false;
      throw error;
    }
  }

  private async isListed(channel: string): Promise<boolean> {
    return has(await this.client.activeCalls(), channel);
  }

  private snapshot<Item>(list: IexpbxList, map: (row: JsonObject) => Mapped<Item>): Snapshot<Item> {
    const mapped = list.rows.map(map);
    const drift = [...list.drift, ...mapped.flatMap((each) => each.drift)];
    return { at: this.deps.clock.now(), items: mapped.map((each) => each.item), drift: [...new Set(drift)] };
  }

  private probe() {
    return runProbe(
      () => this.deps.monotonicNow(),
      async () => {
        const queues = await this.client.queues();
        return `The PBX answered: ${queues.rows.length} queues visible.`;
      },
      {
        outcome: 'credentials',
        message:
          'The PBX refused to list its queues. The user name or password is probably wrong; it gives no reason.',
      },
    );
  }
}

const has = (calls: IexpbxList, channel: string): boolean =>
  calls.rows.some((row) => textField(row, 'channel') === channel);

const accepted = (raw: string): PushAnswer => ({ status: 'accepted', vendorRef: null, raw });
