import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { dispatchKit, seedCampaign } from '@callspool/api/dispatch-kit';
import { createVendor, InMemorySessionStore, isMissing, type Vendor } from '@callspool/vendors';
import type { Bench } from './measure.js';
import type { VendorServerReport } from './vendor-server.js';

export interface DispatchBenchOptions {
  /** A database of its own, migrated. */
  readonly url: string;
  readonly rows: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** How long the vendor takes to answer; 0 measures the product's own cost. */
  readonly latencyMs: number;
}

const NEVER_LATE = { notAfterMonotonicMs: Number.MAX_SAFE_INTEGER, monotonicNow: () => 0 };

/**
 * claim → push → record against a vendor in another process. Baseline: the bare pushes with the same client, concurrency
 * and server; with a latency, what that many sockets could do at best (concurrency / latency).
 */
export async function openDispatchBench(
  options: DispatchBenchOptions,
): Promise<Bench & { close(): Promise<void> }> {
  const server = fork(new URL('./vendor-server.js', import.meta.url), {
    env: { ...process.env, LATENCY_MS: String(options.latencyMs) },
  });
  const [baseUrl] = (await once(server, 'message')) as [string];
  const kit = dispatchKit({ url: options.url });
  const vendor = createVendor(
    {
      kind: 'ucontact',
      baseUrl,
      username: 'bench',
      password: 'bench',
      timeZone: 'UTC',
      limits: { maxConcurrent: options.concurrency, timeoutMs: 10_000 },
    },
    {
      clock: kit.clock,
      monotonicNow: () => kit.clock.monotonicMs(),
      log: () => undefined,
      sessionStore: new InMemorySessionStore(),
    },
  );
  const problems: string[] = [];
  let round = 0;

  return {
    name: options.latencyMs === 0 ? 'dispatch' : `dispatch --latency ${options.latencyMs}`,
    unit: 'contacts',
    baselineName: options.latencyMs === 0 ? 'bare-push' : 'concurrency/latency',
    baseline: async () => {
      if (options.latencyMs > 0) return { perSecond: options.concurrency / (options.latencyMs / 1_000) };
      const started = performance.now();
      await pushBare(vendor, options);
      const perSecond = options.rows / ((performance.now() - started) / 1_000);
      await ask(server);
      return { perSecond };
    },
    product: async () => {
      const { campaignId } = await seedCampaign(kit.database, {
        contacts: options.rows,
        method: 'dialer_push',
        maxConcurrent: options.concurrency,
        firstNumber: 100_000_000 + (round += 1) * 10_000_000,
      });
      const campaign = (await kit.policies.find(campaignId))!;
      const started = performance.now();
      const claimed = await kit.claimAndSend.run(campaign, vendor, options.rows);
      await kit.sender.drain();
      const perSecond = claimed / ((performance.now() - started) / 1_000);
      problems.push(...(await check(await ask(server), kit, campaignId, options)));
      return { perSecond };
    },
    checks: async () => problems,
    close: async () => {
      await vendor.close();
      await kit.close();
      server.disconnect();
      await once(server, 'exit');
    },
  };
}

async function pushBare(vendor: Vendor, options: DispatchBenchOptions): Promise<void> {
  const pusher = vendor.capability('contactPusher');
  if (isMissing(pusher)) throw new Error(pusher.missing);
  let left = options.rows;
  const worker = async (): Promise<void> => {
    while (left-- > 0) {
      await pusher.push({
        correlationId: randomUUID().replaceAll('-', ''),
        number: '32400000000',
        data: {},
        campaign: { kind: 'ucontact', campaign: 'Sales<-', mode: 'append' },
        sendBy: NEVER_LATE,
      });
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, worker));
}

async function ask(server: ChildProcess): Promise<VendorServerReport> {
  server.send('report');
  const [report] = (await once(server, 'message')) as [VendorServerReport];
  return report;
}

async function check(
  report: VendorServerReport,
  kit: ReturnType<typeof dispatchKit>,
  campaignId: string,
  options: DispatchBenchOptions,
): Promise<string[]> {
  const { rows } = await kit.database.pool.query<{ accepted: number }>(
    `select count(*)::int as accepted from attempt where campaign_id = $1 and state = 'ACCEPTED'`,
    [campaignId],
  );
  const accepted = rows[0]!.accepted;
  return [
    ...(report.repeated > 0 ? [`${report.repeated} correlation ids came twice`] : []),
    ...(report.distinct !== options.rows ? [`the vendor saw ${report.distinct} of ${options.rows}`] : []),
    ...(accepted !== options.rows ? [`${accepted} of ${options.rows} are recorded`] : []),
    ...(report.mostInFlight > options.concurrency ? [`${report.mostInFlight} were in flight at once`] : []),
  ];
}
