import type { Block } from './block.js';
import type { PromisedCall } from '../callback/callback.js';
import { capBlocks } from './cap-blocks.js';
import type { ContactableEntry, ContactFacts, ContactPolicy } from './contactable.types.js';

/** The promise made to the contact itself; it decides which number is rung, and by whose phone. */
export const ownCallback = (facts: ContactFacts): PromisedCall | null =>
  facts.person.callbacks.find((call) => call.isOwn) ?? null;

/** Until its moment a promise holds back every call of the campaign to that person, its own included. */
function pendingBlocks(facts: ContactFacts, now: Date): Block[] {
  return facts.person.callbacks
    .filter((call) => call.dueAt > now)
    .map(({ id, dueAt, isOwn }) => ({
      code: 'CALLBACK_PENDING',
      rule: id,
      evidence: `${isOwn ? 'The contact' : 'Another contact of this person'} was promised a call at ${dueAt.toISOString()}; nobody is called before.`,
      clearsAt: dueAt,
    }));
}

/** Whatever holds for this person, whichever number would be dialled. */
export function entryBlocks(
  entry: ContactableEntry,
  facts: ContactFacts,
  policy: ContactPolicy,
  now: Date,
): Block[] {
  const blocks = pendingBlocks(facts, now);
  const add = (code: Block['code'], evidence: string, clearsAt: Date | null = null): void => {
    blocks.push({ code, rule: null, evidence, clearsAt });
  };
  if (entry.state === 'done') add('CONTACT_CLOSED', 'The contact is done in this campaign.');
  if (entry.state === 'in_flight' || facts.person.inFlight) {
    add('IN_FLIGHT', 'An attempt to this person has not ended yet.');
  }
  if (entry.notBefore !== null && entry.notBefore > now) {
    add('RESPOOL_DELAY', `Not to be tried again before ${entry.notBefore.toISOString()}.`, entry.notBefore);
  }
  if (policy.campaign.requiresAgent && (ownCallback(facts)?.agent ?? entry.agent) === null) {
    add('AGENT_MISSING', 'This dialing method rings an agent first, and the contact has none.');
  }
  const { attempts, lastAttemptAt } = facts.person;
  return [...blocks, ...capBlocks({ scope: 'person', attempts, lastAttemptAt }, policy, now)];
}
