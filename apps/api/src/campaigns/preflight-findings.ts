import {
  METHOD_KIND,
  type ConfirmationName,
  type DraftField,
  type PreflightCode,
  type PreflightFinding,
  type PreflightReport,
} from '@callspool/contracts';
import { openness, opennessInAll, type RespoolRule, respoolWarnings } from '@callspool/domain';
import { missingConfirmations } from './campaign-missing.js';
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

const finding = (
  code: PreflightCode,
  message: string,
  field: string | null = null,
  details: Readonly<Record<string, string>> = {},
): PreflightFinding => ({ code, message, field, details });

/** What keeps a campaign from starting, and what its manager should know before it does. */
export function findingsOf(facts: PreflightFacts): PreflightReport {
  return {
    blockers: [
      ...undecidedBlockers(facts),
      ...contactBlockers(facts),
      ...scrubFindings(facts, true),
      ...timeBlockers(facts),
      ...connectionBlockers(facts),
      ...vendorBlockers(facts),
      ...confirmationBlockers(facts),
    ],
    warnings: [
      ...respoolFindings(facts),
      ...openingWarnings(facts),
      ...scrubFindings(facts, false),
      ...rivalWarnings(facts),
      ...uploadWarnings(facts),
      ...arrowWarnings(facts),
    ],
  };
}

const UNDECIDED: Readonly<Record<DraftField, string>> = {
  dialingHoursId: 'Nobody has chosen the dialing hours yet.',
  contactingHoursId: 'Nobody has chosen the contacting hours yet.',
  respoolRuleSetId: 'Nobody has chosen the respool rules yet.',
};

function undecidedBlockers({ campaign }: PreflightFacts): PreflightFinding[] {
  return campaign.undecided.map((field) => finding('undecided', UNDECIDED[field], field));
}

function contactBlockers({ campaign, rows }: PreflightFacts): PreflightFinding[] {
  const archived = rows.archivedLists.map((name) =>
    finding('list_archived', `The list "${name}" is archived; restore it or take it out.`, 'listIds', {
      list: name,
    }),
  );
  if (campaign.listIds.length === 0) {
    return [finding('no_contacts', 'No list is attached.', 'listIds', { reason: 'no_list' })];
  }
  if (!rows.hasContacts) {
    return [
      ...archived,
      finding('no_contacts', 'The lists hold no contacts.', 'listIds', { reason: 'empty_lists' }),
    ];
  }
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

/** Blocks when every number waits for it, warns when some do. Judged by the first numbers of the lists. */
function scrubFindings({ rows }: PreflightFacts, isAll: boolean): PreflightFinding[] {
  return rows.scrubs
    .filter(({ held, of }) => held > 0 && (held === of) === isAll)
    .map(({ name }) =>
      finding(
        'scrub_due',
        isAll
          ? `The registry "${name}" must be checked first: it has no file, or one that is too old, and no number of these lists is dialled. Load its latest file.`
          : `The registry "${name}" must be checked first: it has no file, or one that is too old, and not every number of these lists is dialled. Load its latest file.`,
        'listIds',
        { registry: name, reason: isAll ? 'all' : 'some' },
      ),
    );
}

function timeBlockers({ campaign, now }: PreflightFacts): PreflightFinding[] {
  const { dialing, contacting, timeZone, endAt } = campaign;
  const found: PreflightFinding[] = [];
  const isOver = endAt !== null && endAt <= now;
  if (isOver) {
    const endedAt = endAt.toISOString();
    found.push(finding('ended', `The end date ${endedAt} has passed.`, 'endAt', { endAt: endedAt }));
  }
  for (const [field, { week, holidays }] of [
    ['dialingHoursId', dialing],
    ['contactingHoursId', contacting],
  ] as const) {
    const answer = openness(week, timeZone, holidays, now);
    if (answer.open) continue;
    const what = field === 'dialingHoursId' ? 'dialing hours' : 'contacting hours';
    const never = (message: string, reason: string) =>
      found.push(finding('hours_never_open', `The ${what} ${message}.`, field, { reason }));
    if (answer.opensAt === null) never('never open', 'never');
    else if (endAt !== null && !isOver && answer.opensAt >= endAt) {
      never('do not open before the end date', 'before_end');
    }
  }
  return found;
}

function connectionBlockers({ campaign: { connection }, health }: PreflightFacts): PreflightFinding[] {
  const { name } = connection;
  const say = (code: PreflightCode, message: string, details = {}) => [
    finding(code, message, 'connectionId', { connection: name, ...details }),
  ];
  if (connection.isArchived) return say('connection_archived', `The connection "${name}" is archived.`);
  if (!connection.isEnabled) return say('connection_disabled', `The connection "${name}" is switched off.`);
  if (health === null) return say('connection_untested', `Test the connection "${name}" first.`);
  return health.outcome === 'ok'
    ? []
    : say(
        'connection_failing',
        `The last test of "${name}" failed: ${health.message} Mend it and test again.`,
        { outcome: health.outcome, trouble: health.message },
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
  return [finding('vendor_campaign_unknown', message, 'vendorSettings.vendorCampaign', { campaign: name })];
}

const CONFIRM: Readonly<Record<ConfirmationName, string>> = {
  dialerRetriesZero: 'Confirm that the dialer’s own retries are 0, or let the vendor decide.',
  scheduleInsideOurs: 'Confirm that the dialer’s schedule lies inside the dialing hours of this campaign.',
  dispositionsActOnNothing:
    'Confirm that the dialer’s disposition tree acts on nothing, or let the vendor decide.',
};

function confirmationBlockers({ campaign }: PreflightFacts): PreflightFinding[] {
  return missingConfirmations(campaign).map((name) =>
    finding('confirmation_missing', CONFIRM[name], `confirmations.${name}`),
  );
}

function respoolFindings({ campaign, respoolRules }: PreflightFacts): PreflightFinding[] {
  if (campaign.vendorDecides) return [];
  return respoolWarnings(respoolRules).map(({ result, code, message }) =>
    finding('respool', `${result}: ${message}`, 'respoolRuleSetId', { result, reason: code }),
  );
}

/** Whether anybody may be called at this moment, by the dialing hours and by the clocks of the people themselves. */
function openingWarnings({ campaign, rows, now }: PreflightFacts): PreflightFinding[] {
  const { dialing, contacting, timeZone, startAt } = campaign;
  if (rows.zones.length === 0 || (startAt !== null && startAt > now)) return [];
  const centre = openness(dialing.week, timeZone, dialing.holidays, now);
  if (!centre.open) return closedNow('dialing_hours', centre.opensAt);
  const people = rows.zones.map((zones) => opennessInAll(contacting.week, zones, contacting.holidays, now));
  if (people.some((answer) => answer.open)) return [];
  const openings = people.flatMap((answer) =>
    answer.open || answer.opensAt === null ? [] : [answer.opensAt],
  );
  const next = openings.length === 0 ? null : new Date(Math.min(...openings.map((at) => at.getTime())));
  return closedNow('contacting_hours', next);
}

const CLOSED_NOW = {
  dialing_hours: 'The dialing hours are closed',
  contacting_hours: 'None of these contacts may be called at this hour',
} as const;

function closedNow(reason: keyof typeof CLOSED_NOW, next: Date | null): PreflightFinding[] {
  const why = CLOSED_NOW[reason];
  if (next === null) return [finding('nobody_now', `${why}.`, null, { reason })];
  const opensAt = next.toISOString();
  return [finding('nobody_now', `${why}; the next opening is ${opensAt}.`, null, { reason, opensAt })];
}

function rivalWarnings({ rows }: PreflightFacts): PreflightFinding[] {
  return rows.rivals.map((name) =>
    finding('list_shared', `The running campaign "${name}" works one of these lists too.`, 'listIds', {
      campaign: name,
    }),
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
  const odd = (reason: string, message: string) => [
    finding('arrow_odd', message, 'vendorSettings.vendorCampaign', { campaign: name, reason }),
  ];
  if (isProgressive && !name.endsWith('->')) {
    return odd(
      'progressive_without_arrow',
      'A progressive dialer’s campaign ends in "->"; this one does not.',
    );
  }
  if (!isProgressive && name.endsWith('->')) {
    return odd(
      'arrow_without_progressive',
      'Campaigns that end in "->" belong to progressive or preview dialers, which want an agent with each contact.',
    );
  }
  return name.endsWith('<-') || name.endsWith('->')
    ? []
    : odd('no_arrow', 'Only voice broadcasts have a campaign without an arrow; check the name.');
}
