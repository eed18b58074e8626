import type { OpennessCache } from '../calling-hours/openness.js';
import { isKnownZone } from '../calling-hours/zone-clock.js';
import { dncHits } from '../dnc/dnc-hit.js';
import type { DncEntry } from '../dnc/dnc-entry.js';
import { isCovered, isOverdue, lapsesAt, type RequiredScrub } from '../dnc/dnc-registry.js';
import type { Block } from './block.js';
import { capBlocks } from './cap-blocks.js';
import { closedEvidence, type PartVerdict } from './campaign-blocks.js';
import type { ContactPolicy, NumberFacts } from './contactable.types.js';

function dncBlock(entry: DncEntry, number: string): Block {
  const reach = entry.scope === 'all' ? 'everywhere' : `in this ${entry.scope}`;
  const what = entry.match === 'prefix' ? `Numbers that begin with ${entry.value}` : 'This number';
  const why = entry.reason === null ? '' : `: ${entry.reason}`;
  const on = entry.registry == null ? '' : `, says the registry "${entry.registry}"`;
  const evidence = `${what} must not be called ${reach}${on}${why}.`;
  return { code: 'DNC', rule: entry.id, evidence, clearsAt: entry.expiresAt, number };
}

function scrubBlock({ id, name, maxAgeDays, asOf }: RequiredScrub, number: string): Block {
  const evidence =
    asOf === null
      ? `Numbers like this one are dialled only with a file of the registry "${name}" that is no older than ${maxAgeDays} days; it has no file yet.`
      : `Numbers like this one are dialled only with a file of the registry "${name}" that is no older than ${maxAgeDays} days; the one in force is of ${asOf.toISOString()}.`;
  // It takes a person with a file.
  return { code: 'SCRUB_DUE', rule: id, evidence, clearsAt: null, number };
}

/** Whether every registry that must have spoken of the number has done so lately, and until when that holds. */
function scrubs({ scrubs: all }: ContactPolicy, number: string, now: Date): PartVerdict {
  const covering = all.filter((scrub) => isCovered(scrub, number));
  return {
    blocks: covering.filter((scrub) => isOverdue(scrub, now)).map((scrub) => scrubBlock(scrub, number)),
    until: covering.reduce<Date | null>((first, scrub) => earliest(first, lapsesAt(scrub)), null),
  };
}

const earliest = (a: Date | null, b: Date | null): Date | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

function zoneProblem(facts: NumberFacts): string | null {
  if (facts.zoneSource === 'unknown' || facts.zones.length === 0) {
    return 'Nothing tells where this person is: neither the row, nor its postal code, nor the number, nor a default of the list.';
  }
  const unknown = facts.zones.find((zone) => !isKnownZone(zone));
  return unknown === undefined ? null : `"${unknown}" is not a known time zone.`;
}

function contactingHours(
  facts: NumberFacts,
  policy: ContactPolicy,
  now: Date,
  cache: OpennessCache,
): PartVerdict {
  const problem = zoneProblem(facts);
  if (problem !== null) {
    const block: Block = {
      code: 'ZONE_UNKNOWN',
      rule: null,
      evidence: problem,
      clearsAt: null,
      number: facts.e164,
    };
    return { blocks: [block], until: null };
  }
  const { contactingHours: hours, contactingHolidays: holidays } = policy;
  const answer = cache.opennessInAll(hours, facts.zones, holidays, now);
  if (answer.open) return { blocks: [], until: answer.until };
  const block: Block = {
    code: answer.reason === 'holiday' ? 'HOLIDAY' : 'CONTACTING_HOURS',
    rule: null,
    evidence: `${closedEvidence('contacting hours', answer.closedIn.join(', '), { reason: answer.reason, hours })} (Zones from: ${facts.zoneSource.replaceAll('_', ' ')}.)`,
    clearsAt: answer.opensAt,
    number: facts.e164,
  };
  return { blocks: [block], until: null };
}

/** Whatever holds for one of the person's numbers. */
export function numberBlocks(
  facts: NumberFacts,
  policy: ContactPolicy,
  now: Date,
  cache: OpennessCache,
): PartVerdict {
  const number = facts.e164;
  const { id: campaignId, groupId } = policy.campaign;
  const blocks = dncHits(facts.dnc, { e164: number, campaignId, groupId }, now).map((entry) =>
    dncBlock(entry, number),
  );
  const scrubbed = scrubs(policy, number, now);
  blocks.push(...scrubbed.blocks);
  if (facts.notEncodable !== null) {
    const evidence = `The connection cannot dial it: ${facts.notEncodable}`;
    blocks.push({ code: 'NUMBER_NOT_ENCODABLE', rule: null, evidence, clearsAt: null, number });
  }
  if (facts.inFlight) {
    const evidence = 'An attempt to this number has not ended yet.';
    blocks.push({ code: 'IN_FLIGHT', rule: null, evidence, clearsAt: null, number });
  }
  const hours = contactingHours(facts, policy, now, cache);
  const { attempts, lastAttemptAt } = facts;
  const caps = capBlocks({ scope: 'number', attempts, lastAttemptAt, number }, policy, now);
  const until = hours.until === null ? null : earliest(hours.until, scrubbed.until);
  return { blocks: [...blocks, ...hours.blocks, ...caps], until };
}

/**
 * True when this number will not become free by itself, so that the next one takes its place. A live attempt ends by an
 * event that is sure to come, and so does a registry's file: their numbers are waited for.
 */
export const isOutForGood = (blocks: readonly Block[]): boolean =>
  blocks.some(({ clearsAt, code }) => clearsAt === null && code !== 'IN_FLIGHT' && code !== 'SCRUB_DUE');
