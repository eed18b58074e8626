import type { CampaignRecord } from '../campaigns/campaign-record.js';

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
export const ALWAYS_OPEN = {
  1: ALL_DAY,
  2: ALL_DAY,
  3: ALL_DAY,
  4: ALL_DAY,
  5: ALL_DAY,
  6: ALL_DAY,
  7: ALL_DAY,
};
const AT = new Date('2026-11-18T08:00:00Z');

/** A running IVR campaign that is always open, with what a test wants otherwise. */
export const campaignRecord = (changes: Partial<CampaignRecord> = {}): CampaignRecord => ({
  id: 'campaign',
  name: 'Campaign',
  state: 'running',
  stateChangedAt: AT,
  stateReason: null,
  connectionId: 'connection',
  connection: { name: 'PBX', kind: 'iexpbx', isEnabled: true, isArchived: false },
  method: 'ivr_call',
  vendorSettings: { dialPlan: 'outbound', ivrNumber: '700' },
  callerId: null,
  listIds: ['list'],
  timeZone: 'Europe/Brussels',
  dialingHoursId: 'hours',
  contactingHoursId: 'hours',
  dialing: { week: ALWAYS_OPEN, holidays: [] },
  contacting: { week: ALWAYS_OPEN, holidays: [] },
  respoolRuleSetId: 'rules',
  groupId: null,
  minGapSeconds: 300,
  callsPerSecond: 1,
  maxConcurrent: 10,
  weight: 1,
  startAt: null,
  endAt: null,
  vendorDecides: false,
  confirmations: {},
  undecided: [],
  dispatch: null,
  policyVersion: 1,
  version: 1,
  createdAt: AT,
  updatedAt: AT,
  ...changes,
});
