import { VendorConfigError } from '../core/base-url.js';
import type { VendorDrift } from '../core/capabilities.js';
import type { JsonObject } from '../core/json.js';
import { isTooLate, type SendBy } from '../core/send-by.js';
import { VendorError, type VendorErrorFields } from '../core/vendor-error.js';
import { toTagRecord, type UcontactTag } from './ucontact-agent.mapper.js';
import { demandCampaignName, demandDialable, toVendorDate } from './ucontact-push.mapper.js';
import {
  decodeCti,
  decodePortalGuid,
  decodePortalMessage,
  encodePortalMessage,
  type PortalAction,
  type UcontactCti,
} from './ucontact-portal.wire.js';
import { toRespool, type ScheduleOptions, type UcontactRespool } from './ucontact-schedule.mapper.js';

export interface PortalEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}

/** The part of a browser's `window` that is needed; the page's own one fits. */
export interface PortalWindow {
  readonly name: string;
  readonly location: { readonly origin: string };
  /** The portal: Porthole talks to the outermost window. */
  readonly top: { postMessage(message: unknown, targetOrigin: string): void } | null;
  addEventListener(kind: 'message', listener: (event: PortalEvent) => void): void;
  removeEventListener(kind: 'message', listener: (event: PortalEvent) => void): void;
}

export interface PortalOptions extends ScheduleOptions {
  readonly window: PortalWindow;
  /** e.g. `https://centre.example`: messages go to this origin and are heard from it, and from no other. */
  readonly portalOrigin: string;
  readonly timeoutMs?: number;
  readonly reportDrift?: (drift: VendorDrift) => void;
}

export interface PortalCall {
  readonly campaign: string;
  readonly destination: string;
  readonly sendBy: SendBy;
}

interface Question {
  readonly answerField: 'guid' | 'CTI';
  readonly resolve: (data: JsonObject) => void;
}

const TIMEOUT_MS = 10_000;

/**
 * The seven messages that a page inside the agent's portal may post to it (page, "via Proxy"). Messages carry no number by
 * which an answer could be told from another, so that one question is asked at a time; and once an answer to a call is
 * overdue, no further call is made, because the late guid would be taken for the next one's.
 */
export class UcontactPortal {
  private question: Question | null = null;
  private tail: Promise<unknown> = Promise.resolve();
  private isGuidOwed = false;
  private readonly listener = (event: PortalEvent): void => this.hear(event);

  constructor(private readonly options: PortalOptions) {
    if (originOf(options.portalOrigin) !== options.portalOrigin) {
      throw new VendorConfigError('portalOrigin', 'The origin of the portal, e.g. https://centre.example.');
    }
    options.window.addEventListener('message', this.listener);
  }

  close(): void {
    this.options.window.removeEventListener('message', this.listener);
  }

  /** Calls through the campaign; answers the guid of the call. */
  async call(call: PortalCall & { readonly callerId: string }): Promise<string> {
    const callerid = demandDialable('call', 'callerId', call.callerId);
    return this.dial('call', { ...callFields('call', call), callerid }, call.sendBy);
  }

  /** Calls with the portal's own phone. */
  async callWithPhone(call: PortalCall): Promise<string> {
    return this.dial('callWithPhone', callFields('callWithPhone', call), call.sendBy);
  }

  /** Nothing tells whether there was a call to hang up. */
  hangUp(): void {
    this.post('hangup', {});
  }

  /** Nothing tells whether it was stored. */
  tag(tag: Omit<UcontactTag, 'number'>): void {
    const { guid, data: message = '' } = toTagRecord({ ...tag, number: '00' }, this.options);
    this.post('tag', { guid, message });
  }

  /** The record of the call in progress, or `null` without one. It has already made the main number an alternative (page). */
  async cti(): Promise<UcontactCti | null> {
    return this.inTurn(async () => {
      const { CTI } = await this.ask('CTI', {}, 'CTI', 'none');
      const cti = decodeCti(CTI);
      if (cti === undefined)
        throw error('CTI', {
          kind: 'protocol',
          effect: 'none',
          message: 'What the portal gave is no CTI record.',
        });
      return cti;
    });
  }

  /** Another number of the contact goes back onto the spool. Nothing tells whether it was taken. */
  respool(respool: UcontactRespool & { readonly sendBy: SendBy }): void {
    const objetoRespool = toRespool(respool, this.options);
    demandInTime('respool', respool.sendBy);
    this.post('respool', { objetoRespool });
  }

  /** Without a time the call is made when the scheduler is free (page). Nothing tells whether it was taken. */
  schedule(respool: UcontactRespool & { readonly callAt: Date | null; readonly sendBy: SendBy }): void {
    const { callAt } = respool;
    const place = { operation: 'schedule', field: 'callAt' };
    const callDate = callAt === null ? null : toVendorDate(place, callAt, this.options.timeZone);
    const objectDialer = toRespool(respool, this.options);
    demandInTime('schedule', respool.sendBy);
    this.post('schedule', { callDate, objectDialer });
  }

  private async dial(action: PortalAction, fields: Record<string, unknown>, sendBy: SendBy): Promise<string> {
    return this.inTurn(async () => {
      demandInTime(action, sendBy);
      if (this.isGuidOwed) {
        throw error(action, {
          kind: 'refused',
          effect: 'none',
          message:
            'The portal still owes the answer to an earlier call. Load the page again before the next one.',
        });
      }
      this.isGuidOwed = true;
      const { guid } = await this.ask(action, fields, 'guid', 'unknown');
      const id = decodePortalGuid(guid);
      if (id !== null) return id;
      throw error(action, {
        kind: 'protocol',
        effect: 'unknown',
        message: 'What the portal gave is no id of a call.',
      });
    });
  }

  private ask(
    action: PortalAction,
    fields: Record<string, unknown>,
    answerField: Question['answerField'],
    effect: 'none' | 'unknown',
  ): Promise<JsonObject> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.question = null;
        reject(error(action, { kind: 'timeout', effect, message: 'The portal did not answer in time.' }));
      }, this.options.timeoutMs ?? TIMEOUT_MS);
      this.question = {
        answerField,
        resolve: (data) => {
          clearTimeout(timer);
          resolve(data);
        },
      };
      try {
        this.post(action, fields);
      } catch (failure) {
        clearTimeout(timer);
        this.question = null;
        if (answerField === 'guid') this.isGuidOwed = false;
        reject(failure as Error);
      }
    });
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.tail.then(run);
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  private post(action: PortalAction, fields: Record<string, unknown>): void {
    const { window, portalOrigin } = this.options;
    const { top } = window;
    if (top === null || (top as unknown) === window) {
      const message = 'This page is not shown inside the uContact portal. Nothing was sent.';
      throw error(action, { kind: 'unreachable', effect: 'none', message });
    }
    const pageOrigin = window.location.origin;
    const address = { pageOrigin, portalOrigin, windowName: window.name };
    top.postMessage(encodePortalMessage(action, fields, address), portalOrigin);
  }

  private hear(event: PortalEvent): void {
    const { window, portalOrigin, reportDrift } = this.options;
    if (event.origin !== portalOrigin || event.source !== window.top) return;
    const data = decodePortalMessage(event.data);
    if (data === null) return;
    const hasGuid = 'guid' in data;
    if (hasGuid) this.isGuidOwed = false;
    const { question } = this;
    if (question !== null && question.answerField in data) {
      this.question = null;
      question.resolve(data);
    } else if (hasGuid || 'CTI' in data) {
      reportDrift?.({ vendor: 'ucontact', operation: 'portal', what: 'an answer that nobody waits for' });
    }
  }
}

const callFields = (operation: PortalAction, { campaign, destination }: PortalCall) => ({
  campaign: demandCampaignName(operation, 'campaign', campaign),
  destination: demandDialable(operation, 'destination', destination),
});

function demandInTime(action: PortalAction, sendBy: SendBy): void {
  if (!isTooLate(sendBy)) return;
  const message = 'The moment by which it had to be sent had passed. Nothing was sent.';
  throw error(action, { kind: 'not_sent', effect: 'none', message });
}

function originOf(text: string): string | null {
  try {
    const { origin, protocol } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? origin : null;
  } catch {
    return null;
  }
}

/** No message of the portal may be sent again: what it did not answer may have happened. */
const error = (
  action: PortalAction,
  fields: Pick<VendorErrorFields, 'kind' | 'effect' | 'message'>,
): VendorError =>
  new VendorError({ ...fields, vendor: 'ucontact', operation: action, repeatable: action === 'CTI' });
