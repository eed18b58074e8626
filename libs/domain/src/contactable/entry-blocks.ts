import type { Block } from './block.js';
import { capBlocks } from './cap-blocks.js';
import type { ContactableEntry, ContactFacts, ContactPolicy } from './contactable.types.js';

/** Whatever holds for this person, whichever number would be dialled. */
export function entryBlocks(
  entry: ContactableEntry,
  facts: ContactFacts,
  policy: ContactPolicy,
  now: Date,
): Block[] {
  const blocks: Block[] = [];
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
  if (policy.campaign.requiresAgent && entry.agent === null) {
    add('AGENT_MISSING', 'This dialing method rings an agent first, and the contact has none.');
  }
  const { attempts, lastAttemptAt } = facts.person;
  return [...blocks, ...capBlocks({ scope: 'person', attempts, lastAttemptAt }, policy, now)];
}
