import { Injectable } from '@nestjs/common';
import { type Contactable, type ContactFacts, createOpennessCache } from '@callspool/domain';
import { v7 as uuidv7 } from 'uuid';
import { invariant } from '../common/errors/app-error.js';
import { type SqlTransaction, TransactionRunner } from '../database/transaction-runner.js';
import { type ClaimedAttempt, ClaimRepository } from './claim.repository.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import { type DispatchCampaign, usesVendorSpool } from './dispatch-campaign.js';
import type { DispatchEntry } from './dispatch-entry.js';
import { EntriesRepository, type Verdict } from './entries.repository.js';
import { Facts } from './facts.js';
import type { NumberRow } from './facts.repository.js';
import { dialedAs, numberCheckFor } from './number-format.js';
import type { ReservedAttempt } from './reserved-attempt.js';
import { Surroundings } from './surroundings.js';
import { judge, toVerdict } from './verdict.js';

/** A dialer needs time to come to a contact: what must end sooner than this is not handed to it any more. */
export const VENDOR_SPOOL_MARGIN_MS = 120_000;
const OCCUPIED_RECHECK_MS = 10_000;

type Choice = { readonly attempt: ClaimedAttempt } | { readonly verdict: Verdict };

/** Reserves attempts: judges ready entries once more under the locks of their numbers and persons. */
@Injectable()
export class Claim {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly entries: EntriesRepository,
    private readonly claims: ClaimRepository,
    private readonly policies: CampaignPolicyRepository,
    private readonly facts: Facts,
    private readonly around: Surroundings,
  ) {}

  /** Reserves up to `limit` attempts of the campaign; entries that no longer pass get their new verdict. */
  async claim(campaignId: string, limit: number): Promise<ReservedAttempt[]> {
    return this.transactions.run(async (client) => {
      const entries = await this.entries.takeReady(client, campaignId, limit);
      if (entries.length === 0) return [];
      const numbers = await this.facts.numbersOf(client, entries);
      await this.lockKeys(client, entries, numbers);
      // Read after the locks: what another claimer has just reserved counts, and so does a policy changed meanwhile.
      const campaign = await this.policies.find(campaignId, client);
      invariant(campaign !== null, `Campaign ${campaignId} is gone while its entries are claimed.`);
      const now = this.around.clock.now();
      const facts = await this.facts.gather(
        client,
        entries,
        campaign.policy,
        now,
        numberCheckFor(campaign),
        numbers,
      );
      const occupied = await this.occupied(client, campaign, facts);
      const choices = choose({ campaign, entries, facts, occupied, now });
      const attempts = choices.flatMap((choice) => ('attempt' in choice ? [choice.attempt] : []));
      const verdicts = choices.flatMap((choice) => ('verdict' in choice ? [choice.verdict] : []));
      await this.claims.reserve(client, campaign, attempts, { nodeId: this.around.node.id, now });
      await this.entries.writeVerdicts(client, verdicts, now, campaign.policy.version);
      return attempts;
    });
  }

  private async lockKeys(
    client: SqlTransaction,
    entries: readonly DispatchEntry[],
    numbers: readonly NumberRow[],
  ): Promise<void> {
    const keys = [
      ...numbers.map(({ e164 }) => `n:${e164}`),
      ...entries.map(({ personId }) => `p:${personId}`),
    ];
    await this.claims.lockKeys(client, keys);
  }

  private async occupied(
    client: SqlTransaction,
    campaign: DispatchCampaign,
    facts: ReadonlyMap<string, ContactFacts>,
  ): Promise<ReadonlySet<string>> {
    if (!usesVendorSpool(campaign.method)) return new Set();
    const numbers = [...facts.values()].flatMap((contact) => contact.numbers.map((number) => number.e164));
    return this.claims.occupiedNumbers(client, campaign, numbers);
  }
}

interface Batch {
  readonly campaign: DispatchCampaign;
  readonly entries: readonly DispatchEntry[];
  readonly facts: ReadonlyMap<string, ContactFacts>;
  readonly occupied: ReadonlySet<string>;
  readonly now: Date;
}

/** Decides entry by entry; what the batch has already chosen is in flight for the entries after it. */
function choose(batch: Batch): Choice[] {
  const cache = createOpennessCache(batch.now);
  const numbers = new Set<string>();
  const persons = new Set<string>();
  return batch.entries.map((entry) => {
    const facts = withChosen(batch.facts.get(entry.contactId)!, numbers, persons.has(entry.personId));
    const answer = judge(entry, facts, batch.campaign.policy, batch.now, cache);
    const held = answer.eligible ? heldBack(entry, answer, batch) : toVerdict(entry, answer, batch.now);
    if (held !== null) return { verdict: held };
    invariant(answer.eligible, 'An entry without a verdict against it is eligible.');
    numbers.add(answer.number.e164);
    persons.add(entry.personId);
    return { attempt: toAttempt(entry, answer, batch.campaign, batch.now) };
  });
}

/** Reasons beyond the policy that only a vendor's spool has. */
function heldBack(
  entry: DispatchEntry,
  answer: Extract<Contactable, { eligible: true }>,
  batch: Batch,
): Verdict | null {
  if (!usesVendorSpool(batch.campaign.method)) return null;
  const waiting = { id: entry.id, state: 'waiting', until: null, rank: null } as const;
  if (batch.occupied.has(answer.number.e164)) {
    return {
      ...waiting,
      eligibleAt: new Date(batch.now.getTime() + OCCUPIED_RECHECK_MS),
      blocks: ['IN_FLIGHT'],
    };
  }
  if (answer.until.getTime() - batch.now.getTime() < VENDOR_SPOOL_MARGIN_MS) {
    return { ...waiting, eligibleAt: answer.until, blocks: ['CONTACTING_HOURS'] };
  }
  return null;
}

function withChosen(
  facts: ContactFacts,
  numbers: ReadonlySet<string>,
  isPersonChosen: boolean,
): ContactFacts {
  return {
    numbers: facts.numbers.map((number) =>
      numbers.has(number.e164) ? { ...number, inFlight: true } : number,
    ),
    person: isPersonChosen ? { ...facts.person, inFlight: true } : facts.person,
  };
}

function toAttempt(
  entry: DispatchEntry,
  answer: Extract<Contactable, { eligible: true }>,
  campaign: DispatchCampaign,
  now: Date,
): ClaimedAttempt {
  const { callback } = answer;
  const number = dialedAs(answer.number.e164, campaign.connection);
  invariant(number.ok, 'A number that cannot be dialled is not eligible.');
  return {
    id: uuidv7({ msecs: now.getTime() }),
    entry: callback?.agent == null ? entry : { ...entry, agent: callback.agent },
    callbackId: callback?.id ?? null,
    number: answer.number.e164,
    dialedAs: number.number,
    until: answer.until,
    numberIndex: answer.numberIndex,
  };
}
