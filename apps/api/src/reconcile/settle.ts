import { Injectable } from '@nestjs/common';
import { CallbackSettlement, type EndedAttempts } from '../callbacks/callback-settlement.js';
import { groupBy } from '../common/collections/group-by.js';
import { invariant } from '../common/errors/app-error.js';
import type { AnyTransaction } from '../database/statement.js';
import { Spool } from '../spool/spool.service.js';
import type { SettlePolicy } from './call-outcome.js';
import type { CallEvidence, SettleAttempt } from './evidence.js';
import type { Forbidden } from './forbid-by-word.js';
import { planSettlement, type Settlement } from './plan-settlement.js';
import { SettleRepository } from './settle.repository.js';

export interface Settled {
  /** Attempts and entries that changed. */
  readonly attempts: number;
  readonly entries: number;
  /** Attempts that the vendor dialled more often than asked; only those it was not known of. */
  readonly redialled: readonly string[];
  /** Numbers that a disposition forbids from now on; the caller hands them to `ForbidByWord` last of all. */
  readonly forbidden: readonly Forbidden[];
}

const NOTHING: Settled = { attempts: 0, entries: 0, redialled: [], forbidden: [] };

/** Moves attempts and their entries forward by what is known of them, all of a batch in the caller's transaction. */
@Injectable()
export class Settle {
  constructor(
    private readonly repository: SettleRepository,
    private readonly spool: Spool,
    private readonly callbacks: CallbackSettlement,
  ) {}

  /** By every record there is of these attempts; `readEvidence` is asked once they are locked. */
  async byRecords(
    transaction: AnyTransaction,
    attemptIds: readonly string[],
    readEvidence: () => Promise<CallEvidence[]>,
    now: Date,
  ): Promise<Settled> {
    if (attemptIds.length === 0) return NOTHING;
    const attempts = await this.repository.lockAttempts(transaction, attemptIds);
    const evidence = groupBy(await readEvidence(), (record) => record.attemptId);
    return this.apply(
      transaction,
      attempts,
      (attempt, policy) => planSettlement(attempt, evidence.get(attempt.id) ?? [], policy, now),
      now,
    );
  }

  /** Writes what `plan` says of each attempt; the caller has locked them. */
  async apply(
    transaction: AnyTransaction,
    attempts: readonly SettleAttempt[],
    plan: (attempt: SettleAttempt, policy: SettlePolicy) => Settlement,
    now: Date,
  ): Promise<Settled> {
    if (attempts.length === 0) return NOTHING;
    const campaignIds = [...new Set(attempts.map((attempt) => attempt.campaignId))];
    const policies = await this.repository.policiesOf(transaction, campaignIds);
    const plans = attempts.map((attempt) => plan(attempt, policyOf(policies, attempt)));
    const written = await this.repository.write(
      transaction,
      plans.flatMap((one) => one.attempt ?? []),
      plans.flatMap((one) => one.entry ?? []),
      now,
    );
    await this.callbacks.apply(transaction, toEnded(plans), now);
    const ended = new Set(plans.flatMap(({ attempt }) => (attempt?.state === 'CLOSED' ? [attempt.id] : [])));
    await this.spool.recheck(
      attempts.filter(({ id }) => ended.has(id)).map(({ personId }) => personId),
      transaction,
    );
    const redialled = await this.repository.writeExtraDials(
      transaction,
      plans.flatMap((one) => one.extraDials),
    );
    return { ...written, redialled, forbidden: toForbidden(attempts, plans) };
  }
}

function toForbidden(attempts: readonly SettleAttempt[], plans: readonly Settlement[]): Forbidden[] {
  return attempts.flatMap(({ id: attemptId, number }, index) => {
    const said = plans[index]?.said ?? null;
    return said?.action === 'BLACKLIST' ? [{ attemptId, number, disposition: said }] : [];
  });
}

/** What the plans say of promised calls. */
function toEnded(plans: readonly Settlement[]): EndedAttempts {
  const entries = plans.flatMap(({ entry }) => entry ?? []);
  return {
    answered: plans.flatMap(({ attempt }) =>
      attempt?.state === 'CLOSED' && attempt.result === 'ANSWERED' ? [attempt.id] : [],
    ),
    promises: entries.flatMap(({ attemptId, promise }) =>
      promise === null ? [] : [{ attemptId, ...promise }],
    ),
    entryIds: entries.map(({ id }) => id),
  };
}

function policyOf(policies: ReadonlyMap<string, SettlePolicy>, attempt: SettleAttempt): SettlePolicy {
  const policy = policies.get(attempt.campaignId);
  invariant(policy !== undefined, `The campaign of the attempt ${attempt.id} is gone.`);
  return policy;
}
