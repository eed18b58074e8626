import type { PromisedCall } from '../../callback/callback.js';
import type { WeeklyHours } from '../../calling-hours/weekly-hours.js';
import type { Cap } from '../../caps/cap.js';
import type { DncEntry } from '../../dnc/dnc-entry.js';
import type { RequiredScrub } from '../../dnc/dnc-registry.js';
import type {
  ContactableEntry,
  ContactFacts,
  ContactPolicy,
  CountedAttempt,
  NumberFacts,
  PersonFacts,
  PolicyCampaign,
} from '../contactable.types.js';

export const utc = (iso: string): Date => new Date(iso);
/** A Monday; 11:00 in Brussels. */
export const NOW = utc('2026-01-05T10:00:00Z');

export const daily = (from: string, to: string): WeeklyHours => {
  const day = [{ from, to }];
  return { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day };
};

export const number = (changes: Partial<NumberFacts> = {}): NumberFacts => ({
  e164: '+32470123456',
  position: 1,
  zones: ['Europe/Brussels'],
  zoneSource: 'country',
  dnc: [],
  attempts: [],
  lastAttemptAt: null,
  inFlight: false,
  notEncodable: null,
  ...changes,
});
export const second = (changes: Partial<NumberFacts> = {}): NumberFacts =>
  number({ e164: '+3225121212', position: 2, ...changes });
export const person = (changes: Partial<PersonFacts> = {}): PersonFacts => ({
  attempts: [],
  lastAttemptAt: null,
  inFlight: false,
  callbacks: [],
  ...changes,
});
export const promised = (changes: Partial<PromisedCall> = {}): PromisedCall => ({
  id: 'p1',
  dueAt: utc('2026-01-05T12:00:00Z'),
  number: '+32470123456',
  agent: null,
  isOwn: true,
  ...changes,
});
export const entry = (changes: Partial<ContactableEntry> = {}): ContactableEntry => ({
  state: 'ready',
  notBefore: null,
  numberIndex: 0,
  tries: 0,
  agent: null,
  ...changes,
});
export const campaign = (changes: Partial<PolicyCampaign> = {}): PolicyCampaign => ({
  id: 'c1',
  groupId: 'g1',
  state: 'running',
  startAt: null,
  endAt: null,
  zone: 'Europe/Brussels',
  requiresAgent: false,
  ...changes,
});
export const policy = (
  changes: Partial<Omit<ContactPolicy, 'campaign'>> & { campaign?: Partial<PolicyCampaign> } = {},
): ContactPolicy => ({
  stopped: false,
  dialingHours: daily('09:00', '18:00'),
  dialingHolidays: [],
  contactingHours: daily('10:00', '20:00'),
  contactingHolidays: [],
  caps: [],
  scrubs: [],
  minGapSeconds: 0,
  version: 1,
  ...changes,
  campaign: campaign(changes.campaign),
});
export const facts = (numbers: NumberFacts[] = [number()], who: PersonFacts = person()): ContactFacts => ({
  numbers,
  person: who,
});
export const tried = (at: string, changes: Partial<CountedAttempt> = {}): CountedAttempt => ({
  at: utc(at),
  campaignId: 'c1',
  groupId: 'g1',
  ...changes,
});
export const dnc = (changes: Partial<DncEntry> = {}): DncEntry => ({
  id: 'd1',
  scope: 'all',
  scopeId: null,
  match: 'number',
  value: '32470123456',
  reason: 'asked by phone',
  expiresAt: null,
  ...changes,
});
export const scrub = (changes: Partial<RequiredScrub> = {}): RequiredScrub => ({
  id: 'r1',
  name: 'National',
  callingCodes: [],
  maxAgeDays: 31,
  asOf: utc('2026-01-01T00:00:00Z'),
  ...changes,
});
export const numberCap: Cap = {
  id: 'number-day',
  reach: 'everywhere',
  scope: 'number',
  max: 2,
  window: { kind: 'rolling', seconds: 86_400 },
};
