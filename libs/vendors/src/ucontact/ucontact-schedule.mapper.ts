import { encodeData, encodeText, refuse, type TextEncoding } from './ucontact-data.mapper.js';
import { UCONTACT_TIME, demandCampaignName, demandDialable, toVendorDate } from './ucontact-push.mapper.js';
import { showWallTime, wallWindow } from '../core/wall-clock.js';

export interface ScheduleOptions {
  readonly timeZone: string;
  readonly encoding: TextEncoding;
  readonly maxDataBytes: number | null;
}

interface Contact {
  readonly correlationId: string;
  /** With its arrow. */
  readonly campaign: string;
  readonly number: string;
  /** Rung by the dialer's own rules. */
  readonly alternatives?: readonly string[];
  readonly data: Readonly<Record<string, string>>;
  /** Progressive dialers only. */
  readonly agentPhone?: string;
}

/** `Dialers/ScheduleDialerCall` (page). */
export interface UcontactScheduledCall extends Contact {
  readonly callAt: Date;
}

/** `Dialers/Respool` (page). `contact`, `campaign` and `list` must be as the CTI record has them. */
export interface UcontactRespool extends Contact {
  readonly contact: number;
  /** `dialerbase`. */
  readonly list: string;
  /** Attempts counted already for this number; 0 for another number than before (page). */
  readonly retries?: number;
  /** 2 to 9999: 1 is used for scheduled calls (page). */
  readonly priority?: number;
}

/** `Dialers/RemoveScheduleDialerCall` (page). */
export interface UcontactScheduleRange {
  readonly campaign: string;
  readonly number: string;
  readonly from: Date;
  readonly to: Date;
}

export function toScheduledCall(call: UcontactScheduledCall, options: ScheduleOptions) {
  const operation = 'Dialers/ScheduleDialerCall';
  return {
    calldate: toVendorDate({ operation, field: 'callAt' }, call.callAt, options.timeZone),
    ...encodeContact(operation, call, options),
  };
}

export function toRespool(respool: UcontactRespool, options: ScheduleOptions) {
  const operation = 'Dialers/Respool';
  const demandWhole = (field: 'contact' | 'retries' | 'priority', value: number, least: number): number => {
    if (Number.isInteger(value) && value >= least && value <= (field === 'priority' ? 9999 : 2 ** 31))
      return value;
    throw refuse({ operation, field }, `${field}: a whole number from ${least}.`);
  };
  return {
    ...encodeContact(operation, respool, options),
    dialerbase: encodeText(respool.list, { operation, field: 'list' }, options.encoding),
    status: 1,
    contact: demandWhole('contact', respool.contact, 1),
    retries: demandWhole('retries', respool.retries ?? 0, 0),
    priority: demandWhole('priority', respool.priority ?? 9999, 2),
  };
}

/** Bounds as wall times. When the clock is set back in between, they are moved out, so that nothing in the range is left. */
export function toScheduleRange(range: UcontactScheduleRange, timeZone: string): Record<string, string> {
  const operation = 'Dialers/RemoveScheduleDialerCall';
  if (!(range.from.getTime() <= range.to.getTime()))
    throw refuse({ operation, field: 'from' }, 'from: lies after "to", or one of them is no time.');
  const { start, end } = wallWindow(range.from, range.to, timeZone);
  return {
    campaign: demandCampaignName(operation, 'campaign', range.campaign),
    destination: demandDialable(operation, 'number', range.number),
    from: showWallTime(start, timeZone, UCONTACT_TIME),
    to: showWallTime(end, timeZone, UCONTACT_TIME),
  };
}

function encodeContact(operation: string, contact: Contact, options: ScheduleOptions) {
  const destination = demandDialable(operation, 'number', contact.number);
  const alternatives = (contact.alternatives ?? []).map((number) =>
    demandDialable(operation, 'alternatives', number),
  );
  if (new Set([destination, ...alternatives]).size !== alternatives.length + 1) {
    throw refuse({ operation, field: 'alternatives' }, 'alternatives: a number stands there twice.');
  }
  const agentphone = contact.agentPhone ?? '';
  if (!/^\d{0,20}$/.test(agentphone))
    throw refuse({ operation, field: 'agentPhone' }, 'agentPhone: the agent’s extension has digits only.');
  return {
    campaign: demandCampaignName(operation, 'campaign', contact.campaign),
    destination,
    alternatives: alternatives.join(':'),
    agentphone,
    data: encodeData(contact.correlationId, contact.data, {
      operation,
      encoding: options.encoding,
      maxBytes: options.maxDataBytes,
    }),
  };
}
