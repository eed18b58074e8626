import type { CampaignCondition, ConnectionCircuit } from '@callspool/contracts';
import type { OpennessCache } from '@callspool/domain';
import type { CampaignRecord, SpoolFigures } from './campaign-record.js';

/** A working node writes its word on a campaign about twice a second. */
const SILENCE_MS = 30_000;

/** What of a campaign decides whether it dials. */
export type ConditionFacts = Pick<
  CampaignRecord,
  'state' | 'stateChangedAt' | 'connection' | 'dialing' | 'timeZone' | 'dispatch'
>;

export interface Surroundings {
  readonly isStopped: boolean;
  readonly circuit: ConnectionCircuit | null;
  readonly figures: SpoolFigures;
  /** Made for `now`, and shared by all campaigns that are looked at together. */
  readonly hours: OpennessCache;
  readonly now: Date;
}

type Reason = CampaignCondition['reason'];

const waiting = (reason: Reason, message: string, until: Date | null = null): CampaignCondition => ({
  kind: 'waiting',
  reason,
  message,
  until: until?.toISOString() ?? null,
});
const invalid = (reason: Reason, message: string): CampaignCondition => ({
  kind: 'invalid',
  reason,
  message,
  until: null,
});

/**
 * Why a running campaign does not dial at this moment; null when it does, and for campaigns that are not running.
 * What needs a person comes before what passes by itself.
 */
export function conditionOf(campaign: ConditionFacts, around: Surroundings): CampaignCondition | null {
  if (campaign.state !== 'running') return null;
  return (
    connectionCondition(campaign) ??
    hoursCondition(campaign, around) ??
    (around.isStopped ? waiting('stopped', 'Everything is stopped.') : null) ??
    vendorCondition(campaign, around) ??
    workCondition(campaign, around)
  );
}

function connectionCondition({ connection }: ConditionFacts): CampaignCondition | null {
  if (connection.isArchived) {
    return invalid('connection_archived', `The connection "${connection.name}" is archived.`);
  }
  return connection.isEnabled
    ? null
    : waiting('connection_disabled', `The connection "${connection.name}" is switched off.`);
}

function hoursCondition(
  { dialing, timeZone }: ConditionFacts,
  { hours, now }: Surroundings,
): CampaignCondition | null {
  const answer = hours.openness(dialing.week, timeZone, dialing.holidays, now);
  if (answer.open) return null;
  if (answer.reason === 'broken' || answer.reason === 'unknown_zone') {
    return invalid('hours_broken', 'The dialing hours cannot be trusted, so nothing is dialled.');
  }
  const why = answer.reason === 'holiday' ? 'Today is a holiday' : 'Outside the dialing hours';
  return waiting('outside_hours', `${why} in ${timeZone}.`, answer.opensAt);
}

function vendorCondition({ dispatch }: ConditionFacts, { circuit }: Surroundings): CampaignCondition | null {
  if (circuit !== null && circuit.state !== 'closed') {
    const trouble = circuit.lastError === null ? '' : ` Last trouble: ${circuit.lastError.message}`;
    const until = circuit.nextTryAt === null ? null : new Date(circuit.nextTryAt);
    return waiting('vendor', `The connection rests after repeated trouble.${trouble}`, until);
  }
  if (dispatch?.binding !== 'VENDOR_DOWN') return null;
  return waiting('vendor', dispatch.lastError ?? 'The vendor does not answer.');
}

function workCondition(
  { dispatch, stateChangedAt }: ConditionFacts,
  { figures, now }: Surroundings,
): CampaignCondition | null {
  const lastWord = Math.max(dispatch?.at.getTime() ?? 0, stateChangedAt.getTime());
  if (now.getTime() - lastWord > SILENCE_MS) {
    return waiting('no_worker', 'No process with the role worker or all serves this campaign.');
  }
  const { new: fresh, ready, in_flight: inFlight, waiting: later, blocked } = figures.counts;
  if (ready > 0 || inFlight > 0 || fresh > 0) return null;
  if (later > 0) return waiting('nothing_ready', `${later} contacts wait for their time.`, figures.nextAt);
  return blocked > 0
    ? waiting('nothing_ready', `${blocked} contacts are blocked; each says why.`)
    : waiting('nothing_ready', 'Every contact is done; new ones are called as they come.');
}
