import type { ProbeOutcome, ProbeReport } from './capabilities.js';
import { VendorError } from './vendor-error.js';

/** Runs a harmless read and says in words what came of it. `refusedMeans`: what this vendor's "no" to a read tells. */
export async function runProbe(
  monotonicNow: () => number,
  read: () => Promise<string>,
  refusedMeans: { readonly outcome: ProbeOutcome; readonly message: string },
): Promise<ProbeReport> {
  const startedAt = monotonicNow();
  const report = (outcome: ProbeOutcome, message: string): ProbeReport => ({
    outcome,
    message,
    ms: Math.round(monotonicNow() - startedAt),
  });
  try {
    return report('ok', await read());
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    if (error.kind === 'refused') return report(refusedMeans.outcome, refusedMeans.message);
    return report(outcomeOf(error), error.message);
  }
}

function outcomeOf(error: VendorError): ProbeOutcome {
  switch (error.kind) {
    case 'unreachable':
      return error.reason ?? 'connection_lost';
    case 'timeout':
    case 'circuit_open':
    case 'not_sent':
      return 'no_answer';
    case 'severed':
      return 'connection_lost';
    case 'credentials':
      return 'credentials';
    case 'throttled':
      return 'throttled';
    case 'broken':
      return 'server_fault';
    case 'protocol':
      return 'wrong_product';
    case 'refused':
      return 'refused';
  }
}
