import { dispatchKit, seedCampaign } from '@callspool/api/dispatch-kit';
import type { Bench } from './measure.js';

export interface ClaimBenchOptions {
  /** A database of its own, migrated. */
  readonly url: string;
  readonly rows: number;
}

/** The batch the product claims with. */
const BATCH = 200;
const CLAIMERS = 4;
/** Claims one by one are slow: enough of them to time. */
const SINGLES = 500;

/** Claims at the product's batch beside claims of one, each with all its work: policy, facts, locks, caps, intent. */
export async function openClaimBench(
  options: ClaimBenchOptions,
): Promise<Bench & { close(): Promise<void> }> {
  const kit = dispatchKit({ url: options.url });
  let round = 0;
  const seed = (contacts: number) =>
    seedCampaign(kit.database, { contacts, firstNumber: 100_000_000 + (round += 1) * 10_000_000 });
  const timed = async (campaignId: string, batch: number): Promise<number> => {
    const started = performance.now();
    let claimed = 0;
    for (;;) {
      const attempts = await kit.claim.claim(campaignId, batch);
      if (attempts.length === 0) return claimed / ((performance.now() - started) / 1_000);
      claimed += attempts.length;
    }
  };

  return {
    name: 'claim',
    unit: 'rows',
    baselineName: 'claim-batch-1',
    baseline: async () => ({ perSecond: await timed((await seed(SINGLES)).campaignId, 1) }),
    product: async () => ({ perSecond: await timed((await seed(options.rows)).campaignId, BATCH) }),
    checks: async () => {
      const { campaignId } = await seed(options.rows);
      const claim = async (): Promise<string[]> => {
        const ids: string[] = [];
        for (;;) {
          const attempts = await kit.claim.claim(campaignId, BATCH);
          if (attempts.length === 0) return ids;
          ids.push(...attempts.map((attempt) => attempt.entry.contactId));
        }
      };
      const claimed = (await Promise.all(Array.from({ length: CLAIMERS }, claim))).flat();
      const twice = claimed.length - new Set(claimed).size;
      return [
        ...(twice > 0 ? [`${twice} contacts were claimed twice by ${CLAIMERS} claimers`] : []),
        ...(claimed.length !== options.rows ? [`${claimed.length} of ${options.rows} were claimed`] : []),
      ];
    },
    close: () => kit.close(),
  };
}
