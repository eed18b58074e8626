import type { ContactEntryView } from '@callspool/contracts';
import type { PillState } from '../ui/state-pill';

/** Where a contact stands in one campaign, as one word. */
export type Stand =
  | 'dialable'
  | 'calling'
  | 'notJudged'
  | 'campaignOff'
  | 'dnc'
  | 'scrub'
  | 'zoneUnknown'
  | 'cap'
  | 'callback'
  | 'respool'
  | 'hours'
  | 'waiting'
  | 'blocked'
  | 'closed';

type Facts = Pick<ContactEntryView, 'state' | 'blocks' | 'campaignState'>;

/** The block that says most is the word; the others stand on the contact's page. */
const BY_BLOCK: readonly (readonly [string, Stand])[] = [
  ['DNC', 'dnc'],
  ['SCRUB_DUE', 'scrub'],
  ['ZONE_UNKNOWN', 'zoneUnknown'],
  ['CAP', 'cap'],
  ['CALLBACK_PENDING', 'callback'],
  ['RESPOOL_DELAY', 'respool'],
  ['MIN_GAP', 'respool'],
  ['IN_FLIGHT', 'respool'],
  ['CONTACTING_HOURS', 'hours'],
  ['DIALING_HOURS', 'hours'],
  ['HOLIDAY', 'hours'],
];

export function standOf({ state, blocks, campaignState }: Facts): Stand {
  if (state === 'done') return 'closed';
  if (state === 'in_flight') return 'calling';
  if (campaignState !== 'running') return 'campaignOff';
  if (state === 'ready') return 'dialable';
  if (state === 'new') return 'notJudged';
  const known = BY_BLOCK.find(([code]) => blocks.includes(code))?.[1];
  return known ?? (state === 'blocked' ? 'blocked' : 'waiting');
}

/** The look of a stand: green goes, amber comes back alone, red needs a person, violet is not known, grey is an end. */
export const STAND_PILLS: Readonly<Record<Stand, PillState>> = {
  dialable: 'good',
  calling: 'running',
  notJudged: 'unknown',
  campaignOff: 'paused',
  dnc: 'bad',
  scrub: 'bad',
  zoneUnknown: 'in_doubt',
  cap: 'late',
  callback: 'late',
  respool: 'late',
  hours: 'late',
  waiting: 'late',
  blocked: 'bad',
  closed: 'finished',
};
