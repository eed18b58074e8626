import {
  callbackOpening,
  type CampaignState,
  MAX_CALLBACK_AHEAD_DAYS,
  parsePhone,
  type ZonedSchedule,
} from '@callspool/domain';
import { AppError } from '../common/errors/app-error.js';
import type { CampaignHours, GroundNumber } from './callback-ground.repository.js';
import { refuseField } from './callback-refusals.js';

const CALLS: ReadonlySet<CampaignState> = new Set(['running', 'paused']);
const DAY_MS = 86_400_000;

const schedulesOf = (hours: CampaignHours, zones: readonly string[]): ZonedSchedule[] => [
  { hours: hours.dialingWeek, holidays: datesOf(hours.dialingHolidays), zones: [hours.timeZone] },
  { hours: hours.contactingWeek, holidays: datesOf(hours.contactingHolidays), zones },
];

const datesOf = (days: CampaignHours['dialingHolidays']): string[] => (days ?? []).map(({ date }) => date);

/** The first moment from `at` at which the campaign could call a number of these zones; null: never. */
export const nextOpening = (hours: CampaignHours, zones: readonly string[], at: Date): Date | null =>
  callbackOpening(schedulesOf(hours, zones), at);

/** @throws AppError `callback.campaign_calls_nobody` */
export function demandCalling(hours: CampaignHours, dueAt: Date): void {
  const { campaignId, name, state, endAt } = hours;
  const refuse = (message: string): AppError =>
    new AppError('callback.campaign_calls_nobody', message, { details: { campaignId, state } });
  if (!CALLS.has(state)) throw refuse(`The campaign "${name}" is ${state}: it would not make this call.`);
  if (endAt !== null && endAt <= dueAt)
    throw refuse(`The campaign "${name}" ends at ${endAt.toISOString()}, before this call.`);
}

/** @throws AppError `callback.in_the_past`, `callback.too_far` */
export function demandAhead(dueAt: Date, now: Date): void {
  if (dueAt <= now)
    throw refuseField('callback.in_the_past', 'dueAt', 'A call can only be promised for a moment to come.');
  if (dueAt.getTime() - now.getTime() > MAX_CALLBACK_AHEAD_DAYS * DAY_MS) {
    const message = `A call can be promised for ${MAX_CALLBACK_AHEAD_DAYS} days ahead at most.`;
    throw refuseField('callback.too_far', 'dueAt', message);
  }
}

/**
 * The number of the contact that is meant, in whatever spelling; the first when none is named.
 * @throws AppError `callback.number_unknown`
 */
export function chooseNumber(numbers: readonly GroundNumber[], asked: string | undefined): GroundNumber {
  const refuse = (message: string): AppError => refuseField('callback.number_unknown', 'number', message);
  const [first] = numbers;
  if (first === undefined) throw refuse('The contact has no number.');
  if (asked === undefined) return first;
  const phone = parsePhone(asked, null);
  const digits = asked.replace(/\D/g, '');
  const wanted = phone.ok ? phone.e164 : `+${digits}`;
  const found = numbers.find(({ e164 }) => e164 === wanted);
  if (found === undefined)
    throw refuse('This is none of the contact’s numbers; upload the number with the contact first.');
  return found;
}

/**
 * Nobody is promised a call that could not be made then.
 * @throws AppError `callback.outside_hours` with the next opening
 */
export function demandOpen(hours: CampaignHours, number: GroundNumber, dueAt: Date): void {
  const opening = nextOpening(hours, number.zones, dueAt);
  if (opening?.getTime() === dueAt.getTime()) return;
  const next = opening?.toISOString() ?? null;
  const zones = number.zones.length === 0 ? 'an unknown zone' : number.zones.join(', ');
  const message =
    next === null
      ? `The hours of the campaign never open for this number (${zones}).`
      : `Outside the hours of the campaign or of the person (${zones}); the next opening is ${next}.`;
  throw refuseField('callback.outside_hours', 'dueAt', message, { nextOpening: next, zones: number.zones });
}
