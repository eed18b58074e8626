import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from './child.js';

const SIMULATOR = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../../apps/simulator/dist/main.js',
);

/** The simulated vendors, built and running, with the ground truth of what rang. */
export interface Simulators {
  readonly ucontactUrl: string;
  readonly iexpbxUrl: string;
  /** In compatibility mode: without a sign-in. */
  readonly escauxUrl: string;
  /** The two phonebars, each as on some agent's PC. */
  readonly xcallyUrl: string;
  readonly motionUrl: string;
  /** Asks the control server: `/dials`, `/spool`, `/violations`; with a body it posts, as `/settings`. */
  ask(path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** What the simulators take as sign-in, whatever the vendor. */
export const VENDOR_LOGIN = { username: 'apiuser', password: 'password' } as const;

interface Ready {
  readonly ucontact: { readonly url: string };
  readonly iexpbx: { readonly url: string };
  readonly escaux: { readonly url: string };
  readonly xcally: { readonly url: string };
  readonly motion: { readonly url: string };
  readonly control: { readonly url: string };
}

const readyLine = (output: string): string | undefined =>
  output.split('\n').find((line) => line.startsWith('{') && line.endsWith('}'));

export async function startSimulators(env: Record<string, string> = {}): Promise<Simulators> {
  const child: Child = await startChild(SIMULATOR, env, (output) => readyLine(output) !== undefined);
  const urls = JSON.parse(readyLine(child.output()) ?? '') as Ready;
  return {
    ucontactUrl: urls.ucontact.url,
    iexpbxUrl: urls.iexpbx.url,
    escauxUrl: urls.escaux.url,
    xcallyUrl: urls.xcally.url,
    motionUrl: urls.motion.url,
    ask: async (where, body) => {
      const answer = await fetch(`${urls.control.url}${where}`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`The simulators refused ${where}: ${text}`);
      return JSON.parse(text) as unknown;
    },
    stop: () => child.stop(),
  };
}
