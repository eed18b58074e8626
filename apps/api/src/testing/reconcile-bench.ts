import type { VendorCallRecord } from '@callspool/vendors';
import { seedCampaign } from './dispatch-kit.js';
import { callRecord, reconcileKit, seedAttempts } from './reconcile-kit.js';

export interface ReconcileBenchOptions {
  /** A database of its own, migrated. */
  readonly url: string;
  readonly attempts: number;
  readonly pageSize?: number;
}

const AT = new Date('2026-11-20T12:00:00Z');
const RESULTS = [
  { result: 'ANSWERED', dispositionWord: 'ANSWERED' },
  { result: 'NO_ANSWER', dispositionWord: 'NO ANSWER' },
  { result: 'BUSY', dispositionWord: 'BUSY' },
] as const;

/** Seeds attempts that wait for their record, and the pages that bring it. `run` settles a page of them each time it is called. */
export async function openReconcileBench(options: ReconcileBenchOptions) {
  const kit = reconcileKit({ url: options.url });
  const { campaignId, connectionId } = await seedCampaign(kit.database, { contacts: options.attempts });
  const attempts = await seedAttempts(kit.database, { campaignId, at: AT, doubtMs: 10 * 365 * 86_400_000 });
  await kit.database.pool.query('analyze attempt; analyze open_attempt; analyze spool_entry');
  const records = attempts.map((attempt, index) =>
    callRecord({
      vendorKey: `id:${index}`,
      startedAt: AT,
      endedAt: new Date(AT.getTime() + 20_000),
      destination: attempt.dialedAs,
      correlationId: attempt.correlationId,
      ...RESULTS[index % RESULTS.length],
    }),
  );
  const pages = pagesOf(records, options.pageSize ?? 1_000);
  const timed = async (): Promise<{ perSecond: number; changed: number }> => {
    const started = performance.now();
    let changed = 0;
    for (const page of pages) {
      const { added, changed: others, attempts: settled } = await kit.pages.apply(connectionId, page);
      changed += added + others + settled;
    }
    return { perSecond: records.length / ((performance.now() - started) / 1_000), changed };
  };
  return {
    /** Every record is new and settles an attempt; once only. */
    fresh: timed,
    /** The same pages again: changes nothing. */
    replay: timed,
    database: kit.database,
    close: () => kit.close(),
  };
}

function pagesOf(records: readonly VendorCallRecord[], size: number): VendorCallRecord[][] {
  const pages: VendorCallRecord[][] = [];
  for (let at = 0; at < records.length; at += size) pages.push(records.slice(at, at + size));
  return pages;
}
