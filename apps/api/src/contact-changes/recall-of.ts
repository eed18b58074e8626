import type { SqlTransaction } from '../database/transaction-runner.js';
import type { AttemptPastGate } from '../gate/gate.service.js';
import type { JobsService } from '../jobs/jobs.service.js';

/** Asks vendors to give back what waits in their spools for these attempts. */
export async function recallOf(
  jobs: JobsService,
  client: SqlTransaction,
  attempts: readonly AttemptPastGate[],
): Promise<void> {
  if (attempts.length === 0) return;
  await jobs.enqueue(client, 'dispatch.recall_numbers', {
    numbers: [...new Set(attempts.map(({ number }) => number))],
    prefixes: null,
    campaignIds: [...new Set(attempts.map(({ campaignId }) => campaignId))],
  });
}
