import {
  dialerPushSettings,
  dialerUploadSettings,
  type DialingMethod,
  type Issue,
  ivrCallSettings,
  maskedCallSettings,
  METHOD_KIND,
  type MethodSettings,
  type UpdateCampaignRequest,
} from '@callspool/contracts';
import type { CampaignState } from '@callspool/domain';
import { AppError } from '../common/errors/app-error.js';
import { type CampaignRecord, type CampaignValues, hasRun } from './campaign-record.js';
import { settingsRefused } from './campaign-refusals.js';

const SCHEMAS = {
  dialer_push: dialerPushSettings,
  dialer_upload: dialerUploadSettings,
  ivr_call: ivrCallSettings,
  masked_call: maskedCallSettings,
} as const;

/** A method with its settings, read by the schema of the method. @throws AppError `request.invalid` */
export function readMethodSettings(method: DialingMethod, vendorSettings: unknown): MethodSettings {
  const parsed = SCHEMAS[method].safeParse(vendorSettings);
  // The schema was chosen by the method, which the compiler cannot follow.
  if (parsed.success) return { method, vendorSettings: parsed.data } as MethodSettings;
  throw new AppError('request.invalid', 'The vendor settings need mending; see issues.', {
    issues: parsed.error.issues.map((issue) => ({
      path: ['vendorSettings', ...issue.path.map(String)].join('.'),
      message: issue.message,
    })),
  });
}

/** What may change while the campaign is in a state; name and pacing decide nothing about whom to call when. */
const ANY_TIME: ReadonlySet<keyof CampaignValues> = new Set([
  'name',
  'undecided',
  'callsPerSecond',
  'maxConcurrent',
  'weight',
]);
const AT_REST: ReadonlySet<CampaignState> = new Set(['draft', 'paused', 'finished']);
const FIXED_BY_A_RUN = ['connectionId', 'method'] as const;

const date = (text: string | null | undefined, before: Date | null): Date | null => {
  if (text === undefined) return before;
  return text === null ? null : new Date(text);
};

/** The stored values with a change laid over them; nothing is checked yet. */
export function merge(before: CampaignRecord, change: UpdateCampaignRequest): CampaignValues {
  const method = change.method ?? before.method;
  const sent = change.vendorSettings;
  const values: CampaignValues = {
    name: change.name ?? before.name,
    connectionId: change.connectionId ?? before.connectionId,
    method,
    vendorSettings:
      sent === undefined ? before.vendorSettings : readMethodSettings(method, sent).vendorSettings,
    callerId: change.callerId === undefined ? before.callerId : change.callerId,
    timeZone: change.timeZone ?? before.timeZone,
    dialingHoursId: change.dialingHoursId ?? before.dialingHoursId,
    contactingHoursId: change.contactingHoursId ?? before.contactingHoursId,
    respoolRuleSetId: change.respoolRuleSetId ?? before.respoolRuleSetId,
    groupId: change.groupId === undefined ? before.groupId : change.groupId,
    minGapSeconds: change.minGapSeconds ?? before.minGapSeconds,
    callsPerSecond: change.callsPerSecond ?? before.callsPerSecond,
    maxConcurrent: change.maxConcurrent ?? before.maxConcurrent,
    weight: change.weight ?? before.weight,
    startAt: date(change.startAt, before.startAt),
    endAt: date(change.endAt, before.endAt),
    vendorDecides: change.vendorDecides ?? before.vendorDecides,
    confirmations: before.confirmations,
    undecided: before.undecided.filter((field) => change[field] === undefined),
  };
  // What was confirmed was confirmed of another dialer.
  return changedFields(before, values).some(
    (field) => field === 'connectionId' || isOtherDialer(field, before, values),
  )
    ? { ...values, confirmations: {} }
    : values;
}

function isOtherDialer(field: keyof CampaignValues, before: CampaignValues, after: CampaignValues): boolean {
  return (
    field === 'vendorSettings' &&
    before.vendorSettings['vendorCampaign'] !== after.vendorSettings['vendorCampaign']
  );
}

/** The fields whose value is another than before. */
export function changedFields(before: CampaignValues, after: CampaignValues): (keyof CampaignValues)[] {
  return (Object.keys(after) as (keyof CampaignValues)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  );
}

/** Whether a change of these fields makes cached verdicts untrue. */
export const isPolicyChange = (fields: readonly (keyof CampaignValues)[]): boolean =>
  fields.some((field) => !ANY_TIME.has(field) && field !== 'confirmations');

/** @throws AppError for a field that this state, or an earlier run, has fixed. */
export function demandEditable(campaign: CampaignRecord, fields: readonly (keyof CampaignValues)[]): void {
  const { id, state } = campaign;
  if (state === 'archived') {
    throw new AppError('campaign.not_editable', 'An archived campaign cannot be changed.', {
      details: { id, state },
    });
  }
  const locked = hasRun(state) ? FIXED_BY_A_RUN.filter((field) => fields.includes(field)) : [];
  if (locked.length > 0) {
    throw new AppError(
      'campaign.locked_field',
      'A campaign that has run keeps its connection and method; clone it.',
      {
        details: { id, state },
        issues: locked.map((path) => ({
          path,
          message: 'Fixed by the first run; clone the campaign instead.',
        })),
      },
    );
  }
  if (AT_REST.has(state)) return;
  const refused = fields.filter((field) => !ANY_TIME.has(field));
  if (refused.length === 0) return;
  throw new AppError(
    'campaign.not_editable',
    `While it is ${state}, only name and pacing may change; pause it first.`,
    {
      details: { id, state },
      issues: refused.map((path) => ({ path, message: `Cannot change while the campaign is ${state}.` })),
    },
  );
}

/** What is wrong with the values by themselves, each with its field. */
export function valueIssues(
  values: Pick<CampaignValues, 'startAt' | 'endAt' | 'method' | 'callerId'>,
): Issue[] {
  const issues: Issue[] = [];
  const { startAt, endAt, method, callerId } = values;
  if (startAt !== null && endAt !== null && endAt <= startAt) {
    issues.push({ path: 'endAt', message: 'It ends before it starts.' });
  }
  if (callerId !== null) {
    const decider =
      METHOD_KIND[method] === 'ucontact' ? 'the dialer in uContact' : 'the dial plan of the PBX';
    issues.push({
      path: 'callerId',
      message: `This method cannot be given a number to show: ${decider} decides it.`,
    });
  }
  return issues;
}

/** @throws AppError with every issue at once. */
export function demandNone(issues: readonly Issue[]): void {
  if (issues.length > 0) throw settingsRefused(issues);
}

/** Text that is the same for the same value, whatever the order of its keys: the database does not keep it. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
