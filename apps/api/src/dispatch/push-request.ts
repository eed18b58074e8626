import { correlationIdOf } from '@callspool/domain';
import type {
  Announcement,
  BulkPushRequest,
  PushRequest,
  SendBy,
  VendorCampaignSettings,
} from '@callspool/vendors';
import type { DispatchCampaign } from './dispatch-campaign.js';
import { invariant } from '../common/errors/app-error.js';
import type { PassedAttempt } from './send-gate.js';
import type { ReservedAttempt } from './reserved-attempt.js';

/** A campaign's settings in the words of the vendor's adapter. The contracts' schema has checked them when written. */
export function vendorCampaignOf(
  campaign: Pick<DispatchCampaign, 'method' | 'vendorSettings'>,
): VendorCampaignSettings {
  const settings = campaign.vendorSettings;
  const text = (key: string): string => String(settings[key] ?? '');
  switch (campaign.method) {
    case 'dialer_push':
    case 'dialer_upload':
      return {
        kind: 'ucontact',
        campaign: text('vendorCampaign'),
        mode: settings['mode'] === 'priority' ? 'priority' : 'append',
        isProgressive: settings['isProgressive'] === true,
        ...(settings['source'] === undefined ? {} : { source: text('source') }),
      };
    case 'ivr_call':
      return {
        kind: 'iexpbx-ivr',
        dialPlan: text('dialPlan'),
        ivrNumber: text('ivrNumber'),
        announcements: (settings['announcements'] as Announcement[] | undefined) ?? [],
      };
    case 'masked_call':
      return { kind: 'iexpbx-masked', dialPlan: text('dialPlan'), ownNumber: text('ownNumber') };
  }
}

export function pushRequestOf(
  campaign: DispatchCampaign,
  attempt: ReservedAttempt,
  sendBy: SendBy,
): PushRequest {
  const { entry } = attempt;
  return {
    correlationId: correlationIdOf(attempt.id),
    number: attempt.dialedAs,
    data: dataOf(campaign, attempt),
    priority: entry.priority,
    ...(entry.agent === null ? {} : { agent: entry.agent }),
    campaign: vendorCampaignOf(campaign),
    sendBy,
  };
}

/** What the vendor's format cannot carry in a value (its documents know no escape): a blank stands for it. */
const UNSAYABLE = /[;:=#'\r\n\t]+/g;

/** The contact's fields that the campaign hands on to the agent's form, and nothing it did not ask for. */
export function dataOf(
  campaign: Pick<DispatchCampaign, 'vendorSettings'>,
  attempt: ReservedAttempt,
): Record<string, string> {
  const wanted = (campaign.vendorSettings['dataFields'] as string[] | undefined) ?? [];
  const { fields, contactName, externalId } = attempt.entry;
  const known: Record<string, string | null> = { ...fields, name: contactName, externalId };
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = known[name];
      return value === undefined || value === null ? [] : [[name, value.replace(UNSAYABLE, ' ').trim()]];
    }),
  );
}

/** One list of a dialer_upload campaign. Its name is new every time: what a repeated name does is unknown. */
export function bulkPushRequestOf(
  campaign: DispatchCampaign,
  passed: readonly PassedAttempt[],
): BulkPushRequest {
  const [first] = passed;
  invariant(first !== undefined, 'A list holds at least one contact.');
  const timezone = campaign.vendorSettings['timezone'];
  return {
    // Not "R…", which the vendor's own form refuses; the first attempt's id makes it unique.
    listName: `cs_${correlationIdOf(first.attempt.id)}`,
    rows: passed.map(({ attempt }) => ({
      correlationId: correlationIdOf(attempt.id),
      number: attempt.dialedAs,
      data: dataOf(campaign, attempt),
      // Priority 1 belongs to scheduled calls.
      priority: Math.max(2, attempt.entry.priority),
      ...(attempt.entry.agent === null ? {} : { agent: attempt.entry.agent }),
    })),
    campaign: vendorCampaignOf(campaign),
    ...(typeof timezone === 'string' && timezone !== '' ? { timezone } : {}),
    sendBy: first.sendBy,
  };
}
