import { randomUUID } from 'node:crypto';
import {
  isMissing,
  PhonebarVendor,
  stateOf,
  VendorError,
  whatOf,
  type Check,
  type MissingCapability,
  type PushAnswer,
  type SendBy,
  type Vendor,
} from '@callspool/vendors';
import type { DoctorOptions } from './doctor-options.js';

/** A second from now, as every dial of ours. */
const sendByOf = (): SendBy => ({
  notAfterMonotonicMs: performance.now() + 1_000,
  monotonicNow: () => performance.now(),
});

/** What a dial tries of a vendor, as the report calls it. */
export function triedByDial(vendor: Vendor): string {
  if (vendor instanceof PhonebarVendor) return 'originate';
  return vendor.kind === 'escaux' ? 'agent-first call' : 'push one contact';
}

/** Rings the one number that the person at the keyboard named, once. */
export async function dialCheck(vendor: Vendor, options: DoctorOptions, number: string): Promise<Check> {
  const correlationId = randomUUID().replaceAll('-', '');
  const asked =
    vendor instanceof PhonebarVendor
      ? askPhonebar(vendor, number)
      : ask(vendor, options, number, correlationId);
  const name = 'dial';
  if ('missing' in asked) return { name, state: 'not_there', what: asked.missing, ms: null };
  return dialled(asked.dial);
}

/** What became of a dial, in words; one that is in doubt is strange and never sent again. */
async function dialled(dial: () => Promise<string>): Promise<Check> {
  const name = 'dial';
  const startedAt = performance.now();
  const since = (): number => Math.round(performance.now() - startedAt);
  try {
    return { name, state: 'works', what: await dial(), ms: since() };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const rang = error.effect === 'none' ? 'Nothing rang.' : 'Whether a phone rang is not known: look at it.';
    return {
      name,
      state: error.effect === 'none' ? stateOf(error) : 'strange',
      what: `${whatOf(error)} ${rang}`,
      ms: since(),
    };
  }
}

type Asked = MissingCapability | { dial(): Promise<string> };

function askPhonebar({ bar }: PhonebarVendor, number: string): Asked {
  const { dialer } = bar.capabilities;
  if (isMissing(dialer)) return dialer;
  return {
    dial: async () => {
      const { outcome, hasSecondCall } = await dialer.originate({ number, sendBy: sendByOf() });
      const seen = outcome === 'seen' ? 'taken, and the call was seen' : 'taken, and no call was seen';
      return hasSecondCall ? `${seen}; TWO calls came of one request` : seen;
    },
  };
}

function ask(
  vendor: Vendor,
  { campaign, dialPlan, ivr, agentPhone, extensions }: DoctorOptions,
  number: string,
  correlationId: string,
): Asked {
  const taken = async (answer: Promise<PushAnswer>): Promise<string> =>
    `taken; the vendor said: ${(await answer).raw}. Our id for it: ${correlationId}`;
  const sendBy = sendByOf();
  if (vendor.kind === 'escaux') {
    const agentCaller = vendor.capability('agentCaller');
    if (isMissing(agentCaller)) return agentCaller;
    const [callerExtension] = extensions;
    return {
      dial: () =>
        taken(
          agentCaller.callAgentFirst({
            correlationId,
            agentPhone: agentPhone ?? '',
            number,
            ...(callerExtension !== undefined && { callerExtension }),
            sendBy,
          }),
        ),
    };
  }
  const pusher = vendor.capability('contactPusher');
  if (isMissing(pusher)) return pusher;
  const settings =
    vendor.kind === 'ucontact'
      ? ({ kind: 'ucontact', campaign: campaign ?? '', mode: 'append' } as const)
      : ({ kind: 'iexpbx-ivr', dialPlan: dialPlan ?? '', ivrNumber: ivr ?? '' } as const);
  return { dial: () => taken(pusher.push({ correlationId, number, data: {}, campaign: settings, sendBy })) };
}
