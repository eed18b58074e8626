import { createDatabase } from '@callspool/database';
import { correlationIdOf } from '@callspool/domain';
import type { CallRecordReader, Vendor, VendorCallRecord } from '@callspool/vendors';
import { v7 as uuidv7 } from 'uuid';
import { AuditRepository } from '../audit/audit.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { CallbackGroundRepository } from '../callbacks/callback-ground.repository.js';
import { CallbackSettlement } from '../callbacks/callback-settlement.js';
import { CallbackSettlementRepository } from '../callbacks/callback-settlement.repository.js';
import { Clock, SystemClock } from '../common/clock/clock.js';
import { AppLogger } from '../common/logging/app-logger.js';
import { Config } from '../config/config.js';
import { SECRET_KEY_BYTES, SecretBox } from '../common/secrets/secret-box.js';
import type { VendorRegistry } from '../connections/vendor-registry.js';
import { Database } from '../database/database.service.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { DncBlacklistingsRepository } from '../dnc/dnc-blacklistings.repository.js';
import { DncRecalls } from '../dnc/dnc-recalls.service.js';
import { DncRecallsRepository } from '../dnc/dnc-recalls.repository.js';
import { DncRepository } from '../dnc/dnc.repository.js';
import { DncWriter } from '../dnc/dnc-writer.js';
import { GateRepository } from '../gate/gate.repository.js';
import { Gate } from '../gate/gate.service.js';
import { JobsRepository } from '../jobs/jobs.repository.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ApplyVendorWord } from '../reconcile/apply-vendor-word.js';
import { DoubtRepository } from '../reconcile/doubt.repository.js';
import { DoubtSweep } from '../reconcile/doubt-sweep.js';
import { ForbidByWord } from '../reconcile/forbid-by-word.js';
import { PollConnection } from '../reconcile/poll-connection.js';
import { PollSurroundings } from '../reconcile/poll-heartbeat.js';
import { type PollTarget, PollMarksRepository } from '../reconcile/poll-marks.repository.js';
import { PollPace } from '../reconcile/poll-pace.js';
import { ReconcilePage } from '../reconcile/reconcile-page.js';
import { RecordsRepository } from '../reconcile/records.repository.js';
import { SettleRepository } from '../reconcile/settle.repository.js';
import { Settle } from '../reconcile/settle.js';
import { ErasedMarks } from '../persons/erased-marks.js';
import { ErasedMarksRepository } from '../persons/erased-marks.repository.js';
import { LeasesRepository } from '../scheduling/leases.repository.js';
import { Leases } from '../scheduling/leases.service.js';
import { NodeIdentity } from '../scheduling/node-identity.js';
import { UnmappedRecordsRepository } from '../reconcile/unmapped-records.repository.js';
import { SpoolRepository } from '../spool/spool.repository.js';
import { Spool } from '../spool/spool.service.js';
import { VendorMeanings } from '../vendor-words/vendor-meanings.js';
import { VendorWordsRepository } from '../vendor-words/vendor-words.repository.js';

/** The parts of reconcile put together as the product does, on a given database, without HTTP and heartbeats. */
export function reconcileKit(options: { url: string; clock?: Clock; vendor?: Vendor; max?: number }) {
  const handle = createDatabase({ url: options.url, max: options.max ?? 20 });
  const database = new Database(handle, options.url);
  const clock = options.clock ?? new SystemClock();
  const config = new Config({ DATABASE_URL: options.url, LOG_LEVEL: 'silent' });
  const transactions = new TransactionRunner(database);
  const leases = new Leases(new LeasesRepository(database), new NodeIdentity());
  const around = new PollSurroundings(config, leases, clock, new PollPace());
  const attempts = new SettleRepository();
  const audit = new AuditService(new AuditRepository(database), clock);
  const spool = new Spool(new SpoolRepository(database), clock);
  const settle = new Settle(
    attempts,
    spool,
    new CallbackSettlement(new CallbackSettlementRepository(), new CallbackGroundRepository(), audit),
  );
  const jobs = new JobsService(new JobsRepository(database));
  const recalls = new DncRecallsRepository(database);
  const dnc = new DncWriter(
    new DncRepository(database),
    recalls,
    new DncRecalls(recalls, new DncBlacklistingsRepository(database), jobs, clock),
    new Gate(new GateRepository(database)),
    spool,
    jobs,
    audit,
    clock,
  );
  const records = new RecordsRepository();
  const meanings = new VendorMeanings(new VendorWordsRepository(database));
  const forbid = new ForbidByWord(dnc);
  const box = new SecretBox(Buffer.alloc(SECRET_KEY_BYTES, 1));
  const erased = new ErasedMarks(new ErasedMarksRepository(), box, clock);
  const pages = new ReconcilePage(transactions, records, settle, meanings, forbid, erased, clock);
  const marks = new PollMarksRepository(database);
  const vendors = { get: async () => options.vendor } as unknown as VendorRegistry;
  return {
    database,
    clock,
    pages,
    applyWord: new ApplyVendorWord(
      transactions,
      new UnmappedRecordsRepository(),
      records,
      meanings,
      settle,
      forbid,
      jobs,
      clock,
    ),
    marks,
    poll: new PollConnection(vendors, pages, marks, clock),
    doubt: new DoubtSweep(
      transactions,
      new DoubtRepository(),
      attempts,
      settle,
      around,
      new AppLogger(config),
    ),
    target: async (connectionId: string): Promise<PollTarget> => {
      const now = clock.now();
      const targets = await marks.listTargets(now, new Date(now.getTime() - 5 * 60_000));
      const target = targets.find((one) => one.connectionId === connectionId);
      if (target === undefined) throw new Error('The connection is not polled.');
      return target;
    },
    close: () => handle.close(),
  };
}
export type ReconcileKit = ReturnType<typeof reconcileKit>;

export interface SeededAttempt {
  readonly id: string;
  readonly correlationId: string;
  readonly entryId: string;
  readonly number: string;
  readonly dialedAs: string;
}

export interface SeedAttempts {
  readonly campaignId: string;
  /** When they were sent; their ids are of this moment. */
  readonly at: Date;
  readonly state?: string;
  readonly doubtMs?: number;
  readonly untilMs?: number;
}

/** Puts every ready entry of a campaign in flight with an attempt past the gate, as dispatch leaves it. */
export async function seedAttempts(database: Database, seed: SeedAttempts): Promise<SeededAttempt[]> {
  const { rows } = await database.pool.query<Omit<SeededAttempt, 'correlationId'>>(
    `with flying as (
       update spool_entry set state = 'in_flight', attempt_id = uuid7($2::timestamptz), tries = tries + 1
       where campaign_id = $1 and state = 'ready' returning *),
     intent as (
       insert into attempt (id, campaign_id, connection_id, entry_id, contact_id, person_id, number, dialed_as, method,
         vendor_campaign, try_number, node_id, state, reserved_at, until, sending_at, send_by, answered_at, doubt_until)
       select f.attempt_id, f.campaign_id, c.connection_id, f.id, f.contact_id, f.person_id, p.e164,
         substr(p.e164, 2), c.method, c.vendor_campaign, f.tries, $3, $4::attempt_state, $2, $5, $2,
         $2::timestamptz + interval '1 second', $2, $6
       from flying f join campaign c on c.id = f.campaign_id
       join phone_number p on p.contact_id = f.contact_id and p.position = f.number_index
       returning *),
     open as (
       insert into open_attempt (attempt_id, campaign_id, connection_id, number, person_id, node_id)
       select id, campaign_id, connection_id, number, person_id, node_id from intent),
     pushed as (
       insert into live_push (connection_id, vendor_campaign, number, attempt_id, until, pushed_at)
       select connection_id, vendor_campaign, number, id, until, $2 from intent where vendor_campaign <> '')
     select id, entry_id as "entryId", number, dialed_as as "dialedAs" from intent order by number`,
    [
      seed.campaignId,
      seed.at,
      uuidv7(),
      seed.state ?? 'ACCEPTED',
      new Date(seed.at.getTime() + (seed.untilMs ?? 3_600_000)),
      new Date(seed.at.getTime() + (seed.doubtMs ?? 900_000)),
    ],
  );
  return rows.map((row) => ({ ...row, correlationId: correlationIdOf(row.id) }));
}

/** A record as a vendor's mapper hands it out. */
export function callRecord(
  fields: Partial<VendorCallRecord> & { vendorKey: string; startedAt: Date },
): VendorCallRecord {
  return {
    source: '900',
    destination: '3225550100',
    durationSeconds: 12,
    dispositionWord: 'ANSWERED',
    result: 'ANSWERED',
    leg: 'single',
    correlationId: null,
    hasRecording: false,
    raw: { id: fields.vendorKey },
    drift: [],
    ...fields,
  };
}

/** A vendor that can only read call records. */
export function readingVendor(readCallRecords: CallRecordReader['readCallRecords']): Vendor {
  const reader: CallRecordReader = { readCallRecords };
  const capability = ((name: string) =>
    name === 'callRecordReader' ? reader : { missing: `No ${name} here.` }) as Vendor['capability'];
  return {
    kind: 'iexpbx',
    capabilities: { callRecordReader: reader } as unknown as Vendor['capabilities'],
    capability,
    circuit: () => ({ state: 'closed', lastError: null, nextTryAt: null }),
    close: async () => undefined,
  };
}
