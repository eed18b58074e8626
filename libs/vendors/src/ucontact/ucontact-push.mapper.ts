import type { PushRequest, UcontactCampaignSettings, VendorCampaignSettings } from '../core/capabilities.js';
import { readWallTime, showWallTime, type WallTime } from '../core/wall-clock.js';
import {
  demandAgentName,
  demandSayable,
  encodeData,
  encodeText,
  refuse,
  type Place,
  type TextEncoding,
} from './ucontact-data.mapper.js';
import type { DialerTask } from './ucontact.wire.js';

export const UCONTACT_TIME = 'yyyy-MM-dd HH:mm:ss';
const OPERATION = 'Dialers/DialerTask';
/** The page's own samples write hyphens. */
const DIALABLE = /^\+?\d[\d-]{1,30}$/;
const DEFAULT_SOURCE = 'callspool';

/** `bulk` and `automatic`, as the page's table of intents has them. */
const MODES = {
  append: { bulk: true, automatic: false },
  scheduled: { bulk: true, automatic: false },
  priority: { bulk: false, automatic: true },
  manual: { bulk: false, automatic: false },
} as const;

export interface PushOptions {
  readonly timeZone: string;
  readonly encoding: TextEncoding;
  readonly maxDataBytes: number | null;
}

export function demandUcontactCampaign(
  operation: string,
  campaign: VendorCampaignSettings,
): UcontactCampaignSettings {
  if (campaign.kind !== 'ucontact') {
    throw refuse(
      { operation, field: 'campaign' },
      'These campaign settings belong to another kind of connection.',
    );
  }
  demandCampaignName(operation, 'campaign.campaign', campaign.campaign);
  return campaign;
}

export function demandCampaignName(operation: string, field: string, name: string): string {
  // An asterisk stands for all campaigns where it stands for any, and a percent sign for whatever there is.
  if (/[^*%\s]/.test(name)) return demandSayable(name, { operation, field });
  throw refuse({ operation, field }, 'Name the uContact campaign, with its arrow, as uContact shows it.');
}

export function demandDialable(operation: string, field: string, number: string): string {
  if (DIALABLE.test(number)) return number;
  throw refuse({ operation, field }, `${field}: digits only, with an optional leading + and hyphens.`);
}

/**
 * The whole DialerTask. It has no place for a priority number, only for the mode; and `alternatives` stays empty, because
 * uContact would ring them by its own rules.
 */
export function toDialerTask(request: PushRequest, options: PushOptions): DialerTask {
  const campaign = demandUcontactCampaign(OPERATION, request.campaign);
  demandDialable(OPERATION, 'number', request.number);
  const agent = demandAgentName(request.agent ?? '', { operation: OPERATION, field: 'agent' });
  if (campaign.isProgressive === true && campaign.mode === 'append' && agent === '') {
    throw refuse(
      { operation: OPERATION, field: 'agent' },
      'agent: a progressive dialer needs an agent with every contact.',
    );
  }
  return {
    // The page's text says "now" for a priority call, its sample sends null; the sample is what was tried.
    calldate: campaign.mode === 'scheduled' ? toCallDate(request.callAt, options.timeZone) : null,
    campaign: campaign.campaign,
    destination: request.number,
    alternatives: '',
    agent,
    data: encodeData(request.correlationId, request.data, {
      operation: OPERATION,
      encoding: options.encoding,
      maxBytes: options.maxDataBytes,
    }),
    source: encodeText(
      campaign.source ?? DEFAULT_SOURCE,
      { operation: OPERATION, field: 'campaign.source' },
      options.encoding,
    ),
    ...MODES[campaign.mode],
  };
}

function toCallDate(callAt: Date | undefined, timeZone: string): string {
  const place = { operation: OPERATION, field: 'callAt' };
  if (callAt === undefined) throw refuse(place, 'callAt: a scheduled push needs the time of the call.');
  return toVendorDate(place, callAt, timeZone);
}

/** A time to come as `YYYY-MM-DD HH:mm:ss` of the instance's wall clock. */
export function toVendorDate(place: Place, at: Date, timeZone: string): string {
  if (Number.isNaN(at.getTime())) throw refuse(place, `${place.field}: needs the time of the call.`);
  const text = showWallTime(at, timeZone, UCONTACT_TIME);
  const wall = parseUcontactTime(text);
  // uContact's dates have no zone: in the hour that the clock repeats, it might ring an hour away from the promise.
  if (wall === null || readWallTime(wall, timeZone)?.alternative !== undefined) {
    throw refuse(
      place,
      `${place.field}: the clock of the vendor shows that time twice on this day; choose another time.`,
    );
  }
  return text;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * `YYYY-MM-DD HH:mm:ss`, with `T` and fractions of a second tolerated, and `Nov 2, 2018 11:31:42 AM`, as the vendor's JSON
 * library writes dates, with any blank before AM and PM; `null` for anything else.
 */
export function parseUcontactTime(text: string): WallTime | null {
  const match = /^\s*(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?\s*$/.exec(text);
  if (match === null) return parseEnglishTime(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return { year, month, day, hour, minute, second };
}

function parseEnglishTime(text: string): WallTime | null {
  const match = /^\s*([a-z]{3})\s(\d{1,2}),\s(\d{4}),?\s(\d{1,2}):(\d\d):(\d\d)\s([ap])m\s*$/i.exec(text);
  if (match === null) return null;
  const month = MONTHS.indexOf((match[1] ?? '').toLowerCase()) + 1;
  const [day = 0, year = 0, onDial = 0, minute = 0, second = 0] = match.slice(2, 7).map(Number);
  if (month === 0 || onDial < 1 || onDial > 12) return null;
  const hour = (onDial % 12) + ((match[7] ?? '').toLowerCase() === 'p' ? 12 : 0);
  return { year, month, day, hour, minute, second };
}
