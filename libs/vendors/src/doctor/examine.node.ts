import type { VendorDependencies, WayOut } from '../config.js';
import {
  isMissing,
  type ProbeReport,
  type Vendor,
  type VendorDrift,
  type VendorLog,
} from '../core/capabilities.js';
import { PhonebarVendor } from '../core/phonebar-vendor.node.js';
import { InMemorySessionStore } from '../core/session-store.js';
import { VendorError, type VendorKind } from '../core/vendor-error.js';
import { clockOffset } from './clock-offset.js';
import { examinePhonebar } from './examine-phonebar.js';
import { examineServer } from './examine-server.js';
import type { Examined, ExamineTime, Heard } from './examined.js';
import { identify, NAMES } from './identify.node.js';
import { PlainRequests } from './plain-request.node.js';
import { withoutSecrets, type Check, type DoctorReport, type Verdict } from './report.js';

export interface Examination {
  readonly kind: VendorKind;
  readonly baseUrl: string;
  readonly wayOut?: WayOut | undefined;
  /** Opens the vendor with its credentials. */
  open(ears: { readonly log: VendorLog; reportDrift(drift: VendorDrift): void }): Vendor;
  readonly time: ExamineTime;
  /** What must not stand in the report in any spelling. */
  readonly secrets: readonly string[];
  /** What is tried after all reads, and the check of what was only looked for that it stands for; nothing when absent. */
  last?(vendor: Vendor): Promise<{ readonly check: Check; readonly insteadOf: string }>;
}

/**
 * Looks at a real installation by reads alone (unless `last` does more) and says what works. The report holds no secret.
 * @throws VendorConfigError for settings that cannot work.
 */
export async function examine(examination: Examination): Promise<DoctorReport> {
  const { kind, baseUrl, wayOut, time, secrets } = examination;
  const heard: Heard = { requests: [], drifts: [] };
  const at = time.now().toISOString();
  const vendor = examination.open({
    log: (entry) => heard.requests.push({ ...entry, heardAtMs: time.now().getTime() }),
    reportDrift: (drift) => heard.drifts.push(drift),
  });
  const plain = new PlainRequests(baseUrl, wayOut);
  try {
    const { probe, checks } = await examined(vendor, examination);
    const report: DoctorReport = {
      kind,
      url: baseUrl,
      at,
      ...(await verdictOf(examination, plain, { probe, checks })),
      clock: probe.outcome === 'ok' ? clockOffset(heard.requests) : null,
      checks: [connectionCheck(probe), ...checks],
      drift: [...new Set(heard.drifts.map(({ operation, what }) => `${operation}: ${what}`))],
      requests: heard.requests.map(({ operation, status, ms, outcome }) => ({
        operation,
        status,
        ms,
        outcome,
      })),
    };
    return withoutSecrets(report, secrets);
  } finally {
    await plain.close();
    await signOff(vendor);
    await vendor.close();
  }
}

/** Leaves no session behind; one that other holders still use stays. */
async function signOff(vendor: Vendor): Promise<void> {
  const ender = vendor.capability('sessionEnder');
  if (isMissing(ender)) return;
  try {
    await ender.endSession();
  } catch (error) {
    // The findings are what was asked for; a session that cannot be ended now ends by itself.
    if (!(error instanceof VendorError)) throw error;
  }
}

async function examined(vendor: Vendor, { time, last }: Examination): Promise<Examined> {
  const capability = vendor.capability('connectionProbe');
  const probe: ProbeReport = isMissing(capability)
    ? { outcome: 'refused', message: capability.missing, ms: 0 }
    : // Asked again when the line was cut: it may have been an old one, which says nothing of the vendor.
      await capability
        .probe()
        .then((first) => (first.outcome === 'connection_lost' ? capability.probe() : first));
  if (probe.outcome !== 'ok') return { probe, checks: [] };
  const checks =
    vendor instanceof PhonebarVendor
      ? await examinePhonebar(vendor.bar, time)
      : await examineServer(vendor, time);
  if (last === undefined) return { probe, checks };
  const { check, insteadOf } = await last(vendor);
  return { probe, checks: [...checks.filter(({ name }) => name !== insteadOf), check] };
}

const connectionCheck = ({ outcome, message, ms }: ProbeReport): Check => ({
  name: 'connection',
  state: outcome === 'ok' ? 'works' : isNo(outcome) ? 'refused' : 'strange',
  what: message,
  ms,
});

const NOT_REACHED: ReadonlySet<string> = new Set([
  ...['host_unknown', 'port_closed', 'no_route', 'tls', 'proxy', 'connection_lost', 'no_answer'],
]);
const isNo = (outcome: string): boolean =>
  outcome === 'credentials' || outcome === 'refused' || outcome === 'throttled';

async function verdictOf(
  { kind, baseUrl, wayOut, time }: Examination,
  plain: PlainRequests,
  { probe, checks }: Examined,
): Promise<{ readonly verdict: Verdict; readonly sentence: string }> {
  if (NOT_REACHED.has(probe.outcome))
    return { verdict: 'not_reachable', sentence: `Not reached. ${probe.message}` };
  if (probe.outcome !== 'ok') {
    const there = await identify({ baseUrl, wayOut }, plain, unheard(time));
    if (there.kind !== kind && (probe.outcome === 'wrong_product' || there.kind !== null))
      return {
        verdict: 'not_that_vendor',
        sentence: `This is not ${NAMES[kind]}: ${there.words} answers there.`,
      };
    return { verdict: 'trouble', sentence: probe.message };
  }
  const bad = checks
    .filter(({ state }) => state === 'refused' || state === 'strange')
    .map(({ name }) => name);
  return bad.length === 0
    ? { verdict: 'all_works', sentence: `${probe.message} All that was tried works.` }
    : { verdict: 'trouble', sentence: `${probe.message} Not in order: ${bad.join(', ')}.` };
}

/** What other vendors would say is no part of the report. */
const unheard = ({ now, monotonicNow }: ExamineTime): VendorDependencies => ({
  clock: { now },
  monotonicNow,
  log: () => undefined,
  sessionStore: new InMemorySessionStore(),
});
