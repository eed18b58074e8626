import { isInTime, isSameNumber } from '@callspool/domain';
import type { AppliedEvent, PendingWebhook, WebhookAttempt } from './vendor-events.repository.js';

export interface WebhookMatch {
  /** Both events of the call, as they are marked. */
  readonly marks: readonly AppliedEvent[];
  /** The attempt that is seen ringing, and since when. */
  readonly observed: { readonly attemptId: string; readonly at: Date } | null;
}

const OTHER: Readonly<Record<string, string>> = {
  'call-started': 'call-ended',
  'call-ended': 'call-started',
};

/** What must be looked up for an event: the other one of the same call. */
export const partnerOf = (event: PendingWebhook) => ({
  connectionId: event.connectionId,
  kind: OTHER[event.kind] ?? '',
  eventKey: event.eventKey,
});

/**
 * A webhook carries nothing of ours. Start and end of a call together, joined by its id, may show that an attempt rang,
 * when its number and time fit one attempt and no other; what became of it only the call record says.
 */
export function matchWebhook(
  event: PendingWebhook,
  partner: PendingWebhook | null,
  open: readonly WebhookAttempt[],
): WebhookMatch {
  const mark = (id: string, attemptId: string | null, outcome: string) => ({ id, attemptId, outcome });
  if (partner === null) {
    return { marks: [mark(event.id, null, 'the other event of the call has not come')], observed: null };
  }
  const start = event.kind === 'call-started' ? event : partner;
  const destination = start.payload.destination ?? event.payload.destination ?? partner.payload.destination;
  const fits = open.filter(
    (attempt) =>
      attempt.connectionId === event.connectionId &&
      isSameNumber(destination ?? '', attempt) &&
      isInTime(start.receivedAt, attempt.sendingAt),
  );
  const [only] = fits;
  if (only === undefined || fits.length > 1) {
    const outcome = only === undefined ? 'no open attempt fits' : 'more than one open attempt fits';
    return { marks: [event, partner].map(({ id }) => mark(id, null, outcome)), observed: null };
  }
  return {
    marks: [event, partner].map(({ id }) => mark(id, only.id, 'seen ringing, by number and time')),
    observed: { attemptId: only.id, at: start.receivedAt },
  };
}

/** The numbers under which an attempt to this destination may stand. */
export function numbersOf(destination: string): { e164: string; dialedAs: string } {
  const digits = destination.replace(/\D/g, '');
  return { e164: `+${digits.replace(/^00/, '')}`, dialedAs: digits };
}
