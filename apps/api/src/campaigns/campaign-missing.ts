import { type ConfirmationName, METHOD_KIND, MISSING_FIELDS, type MissingField } from '@callspool/contracts';
import type { CampaignRecord } from './campaign-record.js';

type Facts = Pick<CampaignRecord, 'method' | 'vendorDecides' | 'confirmations' | 'listIds' | 'undecided'>;

/** What a manager must still confirm of the dialer; a dialer that decides itself may act on its dispositions. */
export function missingConfirmations({
  method,
  vendorDecides,
  confirmations,
}: Pick<Facts, 'method' | 'vendorDecides' | 'confirmations'>): ConfirmationName[] {
  if (METHOD_KIND[method] !== 'ucontact') return [];
  const needed: ConfirmationName[] = vendorDecides
    ? ['scheduleInsideOurs']
    : ['dialerRetriesZero', 'scheduleInsideOurs', 'dispositionsActOnNothing'];
  return needed.filter((name) => confirmations[name] === undefined);
}

/** What has to be decided before the campaign can start, in the order in which people are asked. */
export function missingFields(campaign: Facts): MissingField[] {
  const open = new Set<MissingField>(campaign.undecided);
  if (campaign.listIds.length === 0) open.add('listIds');
  if (missingConfirmations(campaign).length > 0) open.add('confirmations');
  return MISSING_FIELDS.filter((field) => open.has(field));
}
