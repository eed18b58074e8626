import {
  METHOD_KIND,
  type ConfirmationName,
  type PreflightFinding,
  type PreflightReport,
} from '@callspool/contracts';
import { openness, opennessInAll, type RespoolRule, respoolWarnings } from '@callspool/domain';
import type { CampaignRecord } from './campaign-record.js';
import type { PreflightRows } from './preflight.repository.js';

export interface PreflightFacts {
  readonly campaign: CampaignRecord;
  readonly rows: PreflightRows;
  readonly respoolRules: readonly RespoolRule[];
  readonly health: { readonly outcome: string; readonly message: string } | null;
  /** Names of the vendor's campaigns; null when they cannot be read now, or the vendor has none. */
  readonly vendorCampaigns: readonly string[] | null;
  readonly now: Date;
}

const finding = (code: string, message: string, field: string | null = null): PreflightFinding => ({
  code,
  message,
  field,
});

/** What keeps a campaign from starting, and what its manager should know before it does. */
export function findingsOf(facts: PreflightFacts): PreflightReport {
  return {
    blockers: [
      ...contactBlockers(facts),
      ...timeBlockers(facts),
      ...connectionBlockers(facts),
      ...vendorBlockers(facts),
      ...confirmationBlockers(facts),
    ],
    warnings: [
      ...respoolFindings(facts),
      ...openingWarnings(facts),
      ...rivalWarnings(facts),
      ...uploadWarnings(facts),
      ...arrowWarnings(facts),
    ],
  };
}

function contactBlockers({ campaign, rows }: PreflightFacts): PreflightFinding[] {
  const archived = rows.archivedLists.map((name) =>
    finding('list_archived', `The list "${name}" is archived; restore it or take it out.`, 'listIds'),
  );
  if (campaign.listIds.length === 0) return [finding('no_contacts', 'No list is attached.', 'listIds')];
  if (!rows.hasContacts)
    return [...archived, finding('no_contacts', 'The lists hold no contacts.', 'listIds')];
  return rows.hasZones
    ? archived
    : [
        ...archived,
        finding(
          'zones_unknown',
          'No number of these lists has a known time zone, so none may be called. Give the lists a default zone.',
          'listIds',
        ),
      ];
}

function timeBlockers({ campaign, now }: PreflightFacts): PreflightFinding[] {
  const { dialing, contacting, timeZone, endAt } = campaign;
  const found: PreflightFinding[] = [];
  const isOver = endAt !== null && endAt <= now;
  if (isOver) found.push(finding('ended', `The end date ${endAt.toISOString()} has passed.`, 'endAt'));
  for (const [field, { week, holidays }] of [
    ['dialingHoursId', dialing],
    ['contactingHoursId', contacting],
  ] as const) {
    const answer = openness(week, timeZone, holidays, now);
    const what = field === 'dialingHoursId' ? 'dialing hours' : 'contacting hours';
    if (!answer.open && answer.opensAt === null) {
      found.push(finding('hours_never_open', `The ${what} never open.`, field));
    } else if (
      !answer.open &&
      endAt !== null &&
      !isOver &&
      answer.opensAt !== null &&
      answer.opensAt >= endAt
    ) {
      found.push(finding('hours_never_open', `The ${what} do not open before the end date.`, field));
    }
  }
  return found;
}

function connectionBlockers({ campaign: { connection }, health }: PreflightFacts): PreflightFinding[] {
  const { name } = connection;
  const say = (code: string, message: string) => [finding(code, message, 'connectionId')];
  if (connection.isArchived) return say('connection_archived', `The connection "${name}" is archived.`);
  if (!connection.isEnabled) return say('connection_disabled', `The connection "${name}" is switched off.`);
  if (health === null) return say('connection_untested', `Test the connection "${name}" first.`);
  return health.outcome === 'ok'
    ? []
    : say(
        'connection_failing',
        `The last test of "${name}" failed: ${health.message} Mend it and test again.`,
      );
}

const vendorCampaignOf = ({ vendorSettings }: CampaignRecord): string =>
  String(vendorSettings['vendorCampaign'] ?? '');

function vendorBlockers({ campaign, vendorCampaigns }: PreflightFacts): PreflightFinding[] {
  const name = vendorCampaignOf(campaign);
  if (
    METHOD_KIND[campaign.method] !== 'ucontact' ||
    vendorCampaigns === null ||
    vendorCampaigns.includes(name)
  ) {
    return [];
  }
  const message = `uContact has no campaign "${name}". The arrow at its end belongs to the name.`;
  return [finding('vendor_campaign_unknown', message, 'vendorSettings.vendorCampaign')];
}

const CONFIRM: Readonly<Record<ConfirmationName, string>> = {
  dialerRetriesZero: 'Confirm that the dialer’s own retries are 0, or let the vendor decide.',
  scheduleInsideOurs: 'Confirm that the dialer’s schedule lies inside the dialing hours of this campaign.',
  dispositionsActOnNothing:
    'Confirm that the dialer’s disposition tree acts on nothing, or let the vendor decide.',
};

function confirmationBlockers({ campaign }: PreflightFacts): PreflightFinding[] {
  if (METHOD_KIND[campaign.method] !== 'ucontact') return [];
  const needed: ConfirmationName[] = campaign.vendorDecides
    ? ['scheduleInsideOurs']
    : ['dialerRetriesZero', 'scheduleInsideOurs', 'dispositionsActOnNothing'];
  return needed
    .filter((name) => campaign.confirmations[name] === undefined)
    .map((name) => finding('confirmation_missing', CONFIRM[name], `confirmations.${name}`));
}

function respoolFindings({ campaign, respoolRules }: PreflightFacts): PreflightFinding[] {
  if (campaign.vendorDecides) return [];
  return respoolWarnings(respoolRules).map(({ result, message }) =>
    finding('respool', `${result}: ${message}`, 'respoolRuleSetId'),
  );
}

/** Whether anybody may be called at this moment, by the dialing hours and by the clocks of the people themselves. */
function openingWarnings({ campaign, rows, now }: PreflightFacts): PreflightFinding[] {
  const { dialing, contacting, timeZone, startAt } = campaign;
  if (rows.zones.length === 0 || (startAt !== null && startAt > now)) return [];
  const centre = openness(dialing.week, timeZone, dialing.holidays, now);
  if (!centre.open) return closedNow('The dialing hours are closed', centre.opensAt);
  const people = rows.zones.map((zones) => opennessInAll(contacting.week, zones, contacting.holidays, now));
  if (people.some((answer) => answer.open)) return [];
  const openings = people.flatMap((answer) =>
    answer.open || answer.opensAt === null ? [] : [answer.opensAt],
  );
  const next = openings.length === 0 ? null : new Date(Math.min(...openings.map((at) => at.getTime())));
  return closedNow('None of these contacts may be called at this hour', next);
}

const closedNow = (why: string, next: Date | null): PreflightFinding[] => [
  finding('nobody_now', next === null ? `${why}.` : `${why}; the next opening is ${next.toISOString()}.`),
];

function rivalWarnings({ rows }: PreflightFacts): PreflightFinding[] {
  return rows.rivals.map((name) =>
    finding('list_shared', `The running campaign "${name}" works one of these lists too.`, 'listIds'),
  );
}

function uploadWarnings({ campaign }: PreflightFacts): PreflightFinding[] {
  if (campaign.method !== 'dialer_upload') return [];
  return [
    finding(
      'list_inactive',
      'Uploaded lists arrive inactive: somebody must activate each of them in uContact before it is dialled.',
    ),
  ];
}

/** Which arrow a dialer's campaign carries follows from its type (vendor's page, "Campaign names"). */
function arrowWarnings({ campaign }: PreflightFacts): PreflightFinding[] {
  if (METHOD_KIND[campaign.method] !== 'ucontact') return [];
  const name = vendorCampaignOf(campaign);
  const isProgressive = campaign.vendorSettings['isProgressive'] === true;
  const odd = (message: string) => [finding('arrow_odd', message, 'vendorSettings.vendorCampaign')];
  if (isProgressive && !name.endsWith('->')) {
    return odd('A progressive dialer’s campaign ends in "->"; this one does not.');
  }
  if (!isProgressive && name.endsWith('->')) {
    return odd(
      'Campaigns that end in "->" belong to progressive or preview dialers, which want an agent with each contact.',
    );
  }
  return name.endsWith('<-') || name.endsWith('->')
    ? []
    : odd('Only voice broadcasts have a campaign without an arrow; check the name.');
}
