import { checked, type Check } from './facts.js';
import { contactDials, describeDial } from './matching.js';

/** Nobody's phone rang outside the contacting hours of any zone in which its number may be. */
export const noDialOutsideHours: Check = (facts) => {
  const hours = new Map(facts.campaigns.map((campaign) => [campaign.id, campaign.contactingMinutes]));
  const problems = contactDials(facts).flatMap(({ dial, attempt }) => {
    const window = hours.get(attempt.campaignId);
    if (window === undefined) return [];
    if (attempt.zones.length === 0)
      return [`${describeDial(dial)}: the zone of ${attempt.number} is not known`];
    return attempt.zones.flatMap((zone) => {
      const minute = minuteOfDay(dial.at, zone);
      return minute >= window.from && minute < window.to
        ? []
        : [`${describeDial(dial)}: it was ${asClock(minute)} in ${zone}`];
    });
  });
  return checked("no dial outside the contact's hours", problems);
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Read with the platform's own zone data, not with the product's, so that the two cannot share a mistake. */
export function minuteOfDay(at: Date, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
  return hour * 60 + minute;
}

const asClock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
