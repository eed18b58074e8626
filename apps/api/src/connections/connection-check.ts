import { createVendor, InMemorySessionStore, VendorConfigError } from '@callspool/vendors';
import { AppError } from '../common/errors/app-error.js';
import { reachOf, type SignIns, toVendorConfig, type VendorConfigInput } from './vendor-config.js';

/**
 * Asks the adapter whether settings can work at all, without opening a socket.
 * @throws AppError `connection.settings_refused` that names the field.
 */
export function demandWorkable(connection: VendorConfigInput, signIns: SignIns): void {
  demandSignIn(connection, signIns.password);
  demandOwnPc(connection);
  try {
    const vendor = createVendor(toVendorConfig(connection, signIns), {
      clock: { now: () => new Date(0) },
      monotonicNow: () => 0,
      log: () => undefined,
      sessionStore: new InMemorySessionStore(),
    });
    void vendor.close();
  } catch (error) {
    if (!(error instanceof VendorConfigError)) throw error;
    throw new AppError('connection.settings_refused', error.message, {
      issues: [{ path: error.field, message: error.message }],
    });
  }
}

/**
 * A SOP may do without a sign-in (in secure mode its adapter asks for one), and a phonebar knows none; half of one is never right.
 * @throws AppError `connection.settings_refused` that names each empty field.
 */
function demandSignIn(
  { kind, username }: Pick<VendorConfigInput, 'kind' | 'username'>,
  password: string,
): void {
  const canDoWithout = kind === 'escaux' || kind === 'xcally' || kind === 'motion';
  if (canDoWithout && username === '' && password === '') return;
  const issues = [
    ...(username === ''
      ? [{ path: 'username', message: 'Give the user name of the vendor’s API user.' }]
      : []),
    ...(password === ''
      ? [{ path: 'password', message: 'Give the password of the vendor’s API user.' }]
      : []),
  ];
  if (issues.length === 0) return;
  throw new AppError('connection.settings_refused', 'The sign-in is not complete; see issues.', { issues });
}

/** The addresses that the console's content security policy lets a page ask. */
const OWN_PC: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** A page may only ask the PC it is open on: any other plain address is blocked by browsers, and by the console's own policy. */
function demandOwnPc(connection: VendorConfigInput): void {
  const { baseUrl } = connection;
  if (reachOf(connection) !== 'browser' || !URL.canParse(baseUrl)) return;
  if (OWN_PC.has(new URL(baseUrl).hostname)) return;
  const message =
    'A phonebar that only its agent’s browser reaches is on that very PC: give an address such as http://localhost:9888.';
  throw new AppError('connection.settings_refused', message, { issues: [{ path: 'baseUrl', message }] });
}

/** Whether two addresses lead to the same host and port. */
export function isSameHost(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
