import { VendorError, type ProbeReport } from '@callspool/vendors';
import { createPhonebar, isMissing } from '@callspool/vendors/phonebar';
import { dialled, sendByOf } from './dial-check.js';
import type { DoctorOptions } from './doctor-options.js';
import type { Examined, Heard } from './examined.js';
import type { Check } from './report.js';
import { readCheck, untried } from './run-check.js';

/** Tries what a phonebar has, by reads alone unless a number to dial is given. */
export async function examinePhonebar(
  { kind, url, dial, timeoutMs }: DoctorOptions & { kind: 'xcally' | 'motion' },
  heard: Heard,
): Promise<Examined> {
  const bar = createPhonebar(
    { kind, baseUrl: url, reading: 'readable', timeoutMs },
    {
      clock: { now: () => new Date() },
      monotonicNow: () => performance.now(),
      log: (entry) => heard.requests.push(entry),
      reportDrift: (drift) => heard.drifts.push(drift),
    },
  );
  const has = bar.capabilities;
  const startedAt = performance.now();
  const ms = (): number => Math.round(performance.now() - startedAt);
  if (isMissing(has.callLister)) throw new Error(has.callLister.missing);
  const { listCalls } = has.callLister;
  try {
    // Asked again when the line was cut: it may have been an old one, which says nothing of the phonebar.
    await listCalls().catch((error: unknown) => {
      if (error instanceof VendorError && error.kind === 'severed') return listCalls();
      throw error;
    });
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { probe: { outcome: outcomeOf(error), message: error.message, ms: ms() }, checks: [] };
  }
  const probe: ProbeReport = { outcome: 'ok', message: 'The phonebar answered.', ms: ms() };
  const checks: Check[] = [
    await readCheck('calls', has.callLister, async (it) => `${(await it.listCalls()).items.length} calls`),
    await readCheck(
      'recent calls',
      has.recentCalls,
      async (it) => `${(await it.readRows()).items.length} rows`,
    ),
    await readCheck('queues', has.queues, async (it) => `${(await it.readRows()).items.length} rows`),
    await readCheck('SIP peer', has.peer, async (it) => `${(await it.readRows()).items.length} rows`),
    untried('originate', has.dialer),
    untried('hang up', has.hanger),
    untried('answer, hold, transfer', has.inCall),
    untried('consult', has.consulter),
    untried('join two calls', has.callJoiner),
    untried('conference', has.conferencer),
    untried('pause the agent', has.pauser),
  ];
  const { dialer } = has;
  if (dial !== null && !isMissing(dialer)) {
    checks.push(
      await dialled(async () => {
        const { outcome, hasSecondCall } = await dialer.originate({ number: dial, sendBy: sendByOf() });
        const seen = outcome === 'seen' ? 'taken, and the call was seen' : 'taken, and no call was seen';
        return hasSecondCall ? `${seen}; TWO calls came of one request` : seen;
      }),
    );
  }
  return { probe, checks };
}

function outcomeOf(error: VendorError): ProbeReport['outcome'] {
  switch (error.kind) {
    case 'unreachable':
      return error.reason ?? 'connection_lost';
    case 'timeout':
      return 'no_answer';
    case 'severed':
      return 'connection_lost';
    case 'refused':
      return 'refused';
    case 'broken':
      return 'server_fault';
    default:
      return 'wrong_product';
  }
}
