import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import {
  proxyAddress,
  readCaCertificates,
  VendorConfigError,
  type VendorKind,
  type WayOut,
} from '@callspool/vendors';
import { PlainFailure } from '../process/plain-failure.js';

export const KINDS = [
  'ucontact',
  'iexpbx',
  'escaux',
  'xcally',
  'motion',
] as const satisfies readonly VendorKind[];

export interface DoctorOptions {
  readonly kind: VendorKind;
  readonly url: string;
  /** Empty where the vendor knows no users. */
  readonly user: string;
  readonly zone: string;
  /** Version of the SOP API module; newer functions are not asked for without it. */
  readonly apiVersion: string | null;
  /** Whose call history a SOP shows. */
  readonly extensions: readonly string[];
  /** Where a SOP tells its events; null: where its documents say. */
  readonly eventPort: number | null;
  /** The one number that may ring; null: nothing is dialled. */
  readonly dial: string | null;
  /** What a dial needs beside the number, by vendor. */
  readonly campaign: string | null;
  readonly dialPlan: string | null;
  readonly ivr: string | null;
  readonly agentPhone: string | null;
  /** The authorities and the proxy, as a connection has them. */
  readonly wayOut: WayOut;
  readonly timeoutMs: number;
  readonly json: boolean;
}

export const PASSWORD_VARIABLE = 'CALLSPOOL_DOCTOR_PASSWORD';
export const PROXY_USER_VARIABLE = 'CALLSPOOL_DOCTOR_PROXY_USER';
export const PROXY_PASSWORD_VARIABLE = 'CALLSPOOL_DOCTOR_PROXY_PASSWORD';
const USAGE =
  'npm run doctor -- --kind ucontact|iexpbx|escaux|xcally|motion --url http://host [--user name] [--zone Europe/Brussels] ' +
  '[--api-version 5.16.0] [--extension 102] [--event-port 5050] [--ca authorities.pem] [--proxy http://proxy.example:3128] [--dial 5551234 with --campaign, --dial-plan and --ivr, or --agent-phone] [--json]';

/** Throws one sentence for an option that does not exist or that the run would stumble over later. */
export function readDoctorOptions(args: readonly string[]): DoctorOptions {
  if (args.some((arg) => /^--?(password|pass|pwd|token)\b/i.test(arg))) {
    throw new PlainFailure(
      `A password in a command stays in histories and process lists: put it into ${PASSWORD_VARIABLE}, or type it when asked.`,
    );
  }
  const values = parsed(args);
  const kind = KINDS.find((each) => each === values.kind);
  if (kind === undefined) throw new PlainFailure(`--kind is one of ${KINDS.join(', ')}. Usage: ${USAGE}`);
  const url = demandUrl(values.url);
  const dial = values.dial ?? null;
  if (dial !== null && !/^\+?[0-9*#]{1,40}$/.test(dial))
    throw new PlainFailure('--dial takes one number as the vendor dials it: digits, * and # only.');
  const options: DoctorOptions = {
    kind,
    url,
    user: values.user ?? '',
    zone: values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    apiVersion: values['api-version'] ?? null,
    extensions: values.extension ?? [],
    eventPort: portOf(values['event-port']),
    dial,
    campaign: values.campaign ?? null,
    dialPlan: values['dial-plan'] ?? null,
    ivr: values.ivr ?? null,
    agentPhone: values['agent-phone'] ?? null,
    wayOut: {
      ...(values.ca !== undefined && { caCertificate: caOf(values.ca) }),
      ...(values.proxy !== undefined && { proxy: proxyOf(values.proxy) }),
    },
    timeoutMs: 10_000,
    json: values.json ?? false,
  };
  demandUser(options);
  demandDialSettings(options);
  return options;
}

function demandUrl(text: string | undefined): string {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new PlainFailure(`--url takes an address such as https://pbx.example. Usage: ${USAGE}`);
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw new PlainFailure('--url takes the address alone: no user name, password or query in it.');
  return url.href.replace(/\/$/, '');
}

function portOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainFailure(`--event-port takes a port, not "${text}".`);
}

function caOf(file: string): string {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new PlainFailure(`--ca takes a file with certificates as PEM; "${file}" cannot be read.`);
  }
  return inWords('--ca', () => {
    readCaCertificates(pem);
    return pem;
  });
}

/** The proxy's own user and password, where it wants them, come from the environment: what is typed stays in histories. */
function proxyOf(address: string): NonNullable<WayOut['proxy']> {
  const url = inWords('--proxy', () => proxyAddress(address));
  const { [PROXY_USER_VARIABLE]: username, [PROXY_PASSWORD_VARIABLE]: password } = process.env;
  if (username === undefined || username === '') return { url };
  return { url, username, password: password ?? '' };
}

function inWords<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof VendorConfigError) throw new PlainFailure(`${option}: ${error.message}`);
    throw error;
  }
}

function demandUser({ kind, user }: DoctorOptions): void {
  if ((kind === 'ucontact' || kind === 'iexpbx') && user === '')
    throw new PlainFailure(`${kind} wants a user: give --user, and the password in ${PASSWORD_VARIABLE}.`);
  if ((kind === 'xcally' || kind === 'motion') && user !== '')
    throw new PlainFailure('A phonebar knows no users: leave --user out.');
}

function demandDialSettings({ dial, kind, campaign, dialPlan, ivr, agentPhone }: DoctorOptions): void {
  if (dial === null) return;
  if (kind === 'ucontact' && campaign === null)
    throw new PlainFailure('To dial, uContact wants --campaign, e.g. "Sales<-".');
  if (kind === 'iexpbx' && (dialPlan === null || ivr === null))
    throw new PlainFailure('To dial, IEXPBX wants --dial-plan and --ivr.');
  if (kind === 'escaux' && agentPhone === null)
    throw new PlainFailure('To dial, a SOP wants --agent-phone, the phone that rings first, e.g. SDPA00001.');
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        kind: text,
        url: text,
        user: text,
        zone: text,
        'api-version': text,
        extension: { type: 'string', multiple: true },
        'event-port': text,
        dial: text,
        campaign: text,
        'dial-plan': text,
        ivr: text,
        'agent-phone': text,
        ca: text,
        proxy: text,
        json: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new PlainFailure(`${(error as Error).message} Usage: ${USAGE}`);
  }
}
