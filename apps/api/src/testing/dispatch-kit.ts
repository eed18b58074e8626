import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import { createDatabase } from '@callspool/database';
import type { ContactPusher, PushRequest, Vendor } from '@callspool/vendors';
import { v7 as uuidv7 } from 'uuid';
import { Clock, SystemClock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.service.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { CampaignPolicyRepository } from '../dispatch/campaign-policy.repository.js';
import { Claim } from '../dispatch/claim.js';
import { ClaimAndSend } from '../dispatch/claim-and-send.js';
import { ClaimRepository } from '../dispatch/claim.repository.js';
import { ConnectionSlots } from '../dispatch/connection-slots.js';
import { DispatchStateRepository } from '../dispatch/dispatch-state.repository.js';
import { EntriesRepository } from '../dispatch/entries.repository.js';
import { Facts } from '../dispatch/facts.js';
import { FactsRepository } from '../dispatch/facts.repository.js';
import { Promoter } from '../dispatch/promoter.js';
import { Recorder } from '../dispatch/recorder.js';
import { RecorderRepository } from '../dispatch/recorder.repository.js';
import { SendGate } from '../dispatch/send-gate.js';
import { SendGateRepository } from '../dispatch/send-gate.repository.js';
import { Sender } from '../dispatch/sender.js';
import { Surroundings } from '../dispatch/surroundings.js';
import { Leases } from '../scheduling/leases.service.js';
import { LeasesRepository } from '../scheduling/leases.repository.js';
import { GateRepository } from '../gate/gate.repository.js';
import { Gate } from '../gate/gate.service.js';
import { SpoolRepository } from '../spool/spool.repository.js';
import { Spool } from '../spool/spool.service.js';
import { NodeIdentity } from '../scheduling/node-identity.js';

export interface DispatchKitOptions {
  readonly url: string;
  readonly clock?: Clock;
  readonly max?: number;
  /** Another gate, for instance one that dawdles between its statement and its commit. */
  readonly gate?: (database: Database, gate: Gate) => SendGateRepository;
}

/** The parts of dispatch put together as the product does, on a given database, without HTTP, heartbeats or leases. */
export function dispatchKit(options: DispatchKitOptions) {
  const handle = createDatabase({ url: options.url, max: options.max ?? 20 });
  const database = new Database(handle, options.url);
  const clock = options.clock ?? new SystemClock();
  const config = new Config({ DATABASE_URL: options.url, LOG_LEVEL: 'silent' });
  const node = new NodeIdentity();
  const transactions = new TransactionRunner(database);
  const entries = new EntriesRepository();
  const facts = new Facts(new FactsRepository());
  const policies = new CampaignPolicyRepository(database);
  const state = new DispatchStateRepository(database);
  const nos = new Gate(new GateRepository(database));
  const gate = options.gate?.(database, nos) ?? new SendGateRepository(database, nos);
  const leases = new Leases(new LeasesRepository(database), node);
  const surroundings = new Surroundings(clock, node, config, leases);
  const claim = new Claim(transactions, entries, new ClaimRepository(), policies, facts, surroundings);
  const spool = new Spool(new SpoolRepository(database), clock);
  const sendGate = new SendGate(gate, spool, node, clock);
  const recorder = new Recorder(new RecorderRepository(database), spool, clock, new AppLogger(config));
  const sender = new Sender(sendGate, new ConnectionSlots(clock), recorder);
  return {
    database,
    clock,
    node,
    policies,
    claim,
    sendGate,
    recorder,
    sender,
    promoter: new Promoter(transactions, entries, state, facts, clock),
    claimAndSend: new ClaimAndSend(claim, sender, state),
    close: () => handle.close(),
  };
}
export type DispatchKit = ReturnType<typeof dispatchKit>;

export interface SeedOptions {
  readonly contacts: number;
  readonly name?: string;
  readonly method?: 'dialer_push' | 'ivr_call' | 'masked_call' | 'dialer_upload';
  readonly maxConcurrent?: number;
  readonly minGapSeconds?: number;
  /** Contacts per person; 1 gives everybody a person of their own. */
  readonly contactsPerPerson?: number;
  readonly connectionId?: string;
  readonly listId?: string;
  readonly ready?: boolean;
  /** The hundreds of millions at which the invented numbers begin, so that lists do not share numbers. */
  readonly firstNumber?: number;
}

const ALWAYS = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]]),
);

/** A running campaign with contacts in one zone that is always open, written with plain SQL. */
export async function seedCampaign(database: Database, seed: SeedOptions) {
  const now = new Date();
  const connectionId = seed.connectionId ?? uuidv7();
  const [hoursId, rulesId, campaignId] = [uuidv7(), uuidv7(), uuidv7()];
  const listId = seed.listId ?? uuidv7();
  const name = seed.name ?? `seed ${campaignId}`;
  const method = seed.method ?? 'ivr_call';
  const settings =
    method === 'ivr_call' || method === 'masked_call'
      ? {
          dialPlan: 'outbound',
          ivrNumber: '700',
          ownNumber: '3225550000',
          announcements: [{ file: 'WELCOME' }],
        }
      : { vendorCampaign: 'Sales<-', mode: 'append' };
  const { pool } = database;
  if (seed.connectionId === undefined) {
    await pool.query(
      `insert into connection (id, name, kind, base_url, username, secret_envelope, time_zone, settings, max_concurrent,
         doubt_seconds, inbound_hash, inbound_envelope, created_at, updated_at)
       values ($1::uuid, $2, $3::connection_kind, 'http://127.0.0.1:1', 'u', '', 'UTC', '{}', $4, 900, $2, '', $5, $5)`,
      [
        connectionId,
        name,
        method.startsWith('dialer') ? 'ucontact' : 'iexpbx',
        seed.maxConcurrent ?? 32,
        now,
      ],
    );
  }
  await pool.query(
    `insert into calling_hours (id, name, week, created_at, updated_at) values ($1, $2, $3, $4, $4)`,
    [hoursId, `hours ${campaignId}`, JSON.stringify(ALWAYS), now],
  );
  await pool.query(
    `insert into respool_rule_set (id, name, rules, created_at, updated_at) values ($1, $2, '[]', $3, $3)`,
    [rulesId, `rules ${campaignId}`, now],
  );
  await pool.query(
    `insert into campaign (id, name, state, state_changed_at, connection_id, method, vendor_settings, vendor_campaign,
       time_zone, dialing_hours_id, contacting_hours_id, respool_rule_set_id, min_gap_seconds, calls_per_second,
       max_concurrent, created_at, updated_at)
     values ($1, $2, 'running', $3, $4, $5::dialing_method, $6, $7, 'UTC', $8, $8, $9, $10, 1000, 100000, $3, $3)`,
    [
      campaignId,
      name,
      now,
      connectionId,
      method,
      JSON.stringify(settings),
      method.startsWith('dialer') ? 'Sales<-' : '',
      hoursId,
      rulesId,
      seed.minGapSeconds ?? 0,
    ],
  );
  if (seed.listId === undefined) await seedContacts(database, listId, seed, now);
  await pool.query('insert into campaign_list (campaign_id, list_id, added_at) values ($1, $2, $3)', [
    campaignId,
    listId,
    now,
  ]);
  await pool.query(
    `insert into spool_entry (id, campaign_id, contact_id, person_id, state, priority, rank, eligible_at, until,
       policy_version, updated_at)
     select uuid7($2), $1, id, person_id, $4::spool_state, priority, line_number, $2, $2::timestamptz + interval '7 days', 1, $2
     from contact where list_id = $3 order by line_number`,
    [campaignId, now, listId, (seed.ready ?? true) ? 'ready' : 'new'],
  );
  await pool.query('analyze spool_entry; analyze contact; analyze phone_number');
  return { campaignId, connectionId, listId, hoursId, rulesId };
}

async function seedContacts(database: Database, listId: string, seed: SeedOptions, now: Date): Promise<void> {
  const { pool } = database;
  await pool.query(
    `insert into contact_list (id, name, default_country, created_at, updated_at) values ($1, $3, 'BE', $2, $2)`,
    [listId, now, `list ${listId}`],
  );
  await pool.query(
    `with person as (select n as position, gen_random_uuid() as id from generate_series(0, $3::int) n),
     made as (
       insert into contact (id, list_id, person_id, line_number, created_at)
       select uuid7($2), $1, person.id, line, $2
       from generate_series(1, $4::int) line join person on person.position = (line - 1) / $5::int
       returning id, line_number)
     insert into phone_number (contact_id, position, list_id, e164, zones, zone_source)
     select id, 0, $1, '+32' || ($6::bigint + line_number), array['Etc/UTC'], 'row' from made`,
    [
      listId,
      now,
      Math.ceil(seed.contacts / (seed.contactsPerPerson ?? 1)),
      seed.contacts,
      seed.contactsPerPerson ?? 1,
      seed.firstNumber ?? 400_000_000,
    ],
  );
}

/** A vendor that takes every push by calling `onPush`, and has nothing else. */
export function pushingVendor(onPush: (request: PushRequest) => Promise<void>): Vendor {
  const pusher: ContactPusher = {
    maxDataBytes: null,
    push: async (request) => {
      await onPush(request);
      return { status: 'accepted', vendorRef: null, raw: '' };
    },
  };
  const capability = ((name: string) =>
    name === 'contactPusher' ? pusher : { missing: `No ${name} here.` }) as Vendor['capability'];
  return {
    kind: 'iexpbx',
    capabilities: { contactPusher: pusher } as unknown as Vendor['capabilities'],
    capability,
    circuit: () => ({ state: 'closed', lastError: null, nextTryAt: null }),
    close: async () => undefined,
  };
}

/** A loopback server that answers every request after `latencyMs` with an IEXPBX success, for benches. */
export async function answeringServer(onRequest: (url: string) => void, latencyMs = 0) {
  const body = '[{"success":true,"count":0,"data":[]}]';
  const server: Server = createServer((request, response) => {
    onRequest(request.url ?? '');
    const answer = () => response.end(body);
    if (latencyMs === 0) answer();
    else setTimeout(answer, latencyMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
