import { writeSync } from 'node:fs';
import {
  createVendor,
  examine as examineVendor,
  InMemorySessionStore,
  reportText,
  VendorConfigError,
  type DoctorReport,
  type VendorConfig,
} from '@callspool/vendors';
import { say } from '../output/say.js';
import { PlainFailure } from '../process/plain-failure.js';
import { dialCheck, triedByDial } from './dial-check.js';
import { readDoctorOptions, type DoctorOptions } from './doctor-options.js';
import { readPassword } from './password.js';

/** Looks at a real installation and says what works. Ends 0, 1 or 2 as `exitCodeOf` has it. */
export async function doctor(args: readonly string[]): Promise<number> {
  const options = readDoctorOptions(args);
  const password = options.user === '' ? '' : await readPassword(process.env, process.stdin);
  if (options.dial === null) say('Only reading: nothing is dialled or changed.');
  else say(`Dials ${options.dial} once, at the end.`);
  const report = await examine(options, password);
  writeSync(1, `${options.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
  return exitCodeOf(report);
}

/** 0: all works. 1: something is refused or strange. 2: not reached, or not that vendor. */
export function exitCodeOf({ verdict }: DoctorReport): number {
  if (verdict === 'all_works') return 0;
  return verdict === 'trouble' ? 1 : 2;
}

/** The whole report, without secrets. */
export async function examine(options: DoctorOptions, password: string): Promise<DoctorReport> {
  const time = { now: () => new Date(), monotonicNow: () => performance.now() };
  const { kind, url, user, dial, wayOut } = options;
  const config = configOf(options, password);
  try {
    return await examineVendor({
      kind,
      baseUrl: url,
      wayOut,
      time,
      secrets: [password, user, wayOut.proxy?.username ?? '', wayOut.proxy?.password ?? ''],
      open: ({ log, reportDrift }) =>
        createVendor(config, {
          clock: time,
          monotonicNow: time.monotonicNow,
          log,
          sessionStore: new InMemorySessionStore(),
          reportDrift,
        }),
      ...(dial !== null && {
        last: async (vendor) => ({
          check: await dialCheck(vendor, options, dial),
          insteadOf: triedByDial(vendor),
        }),
      }),
    });
  } catch (error) {
    if (error instanceof VendorConfigError) throw new PlainFailure(`${error.field}: ${error.message}`);
    throw error;
  }
}

function configOf(options: DoctorOptions, password: string): VendorConfig {
  const { kind, url, user, zone, timeoutMs, apiVersion, extensions, eventPort, wayOut } = options;
  const common = {
    baseUrl: url,
    username: user,
    password,
    timeZone: zone,
    limits: { timeoutMs },
    wayOut,
  };
  if (kind !== 'escaux') return { kind, ...common };
  return {
    kind,
    ...common,
    settings: {
      ...(apiVersion !== null && { apiVersion }),
      ...(eventPort !== null && { eventPort }),
      historyExtensions: extensions,
    },
  };
}
