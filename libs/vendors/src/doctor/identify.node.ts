import type { VendorDependencies, WayOut } from '../config.js';
import { isMissing } from '../core/capabilities.js';
import type { VendorKind } from '../core/vendor-error.js';
import { createVendor } from '../create-vendor.node.js';
import type { PlainRequests } from './plain-request.node.js';

/** What each server says to somebody without credentials, by its documents. */
const SIGNS: readonly { readonly kind: VendorKind; matches(plain: PlainRequests): Promise<boolean> }[] = [
  {
    kind: 'escaux',
    matches: async (plain) => /<Queues[\s/>]/.test((await plain.ask('/xml/dbGetQueueInfo.php'))?.text ?? ''),
  },
  {
    kind: 'iexpbx',
    matches: async (plain) =>
      /^\s*\[?\s*\{\s*"success"/.test(
        (await plain.ask('/api/old/get?username=&password=&action=queues'))?.text ?? '',
      ),
  },
  {
    kind: 'ucontact',
    matches: async (plain) => {
      const form = { user: 'nobody', password: 'none' };
      const seen = await plain.ask('/Integra/resources/auth/getUserToken', form);
      return seen !== null && seen.status < 400 && /^\s*"?0"?\s*$/.test(seen.text);
    },
  },
];

export interface Identified {
  readonly kind: VendorKind | null;
  /** For a sentence. */
  readonly words: string;
}

/** What answers at the address. Only reads, and gives away no credentials: a uContact is known by how it refuses a made-up user. */
export async function identify(
  address: { readonly baseUrl: string; readonly wayOut?: WayOut | undefined },
  plain: PlainRequests,
  deps: VendorDependencies,
): Promise<Identified> {
  // An idle phonebar says next to nothing: a server that says the same at every path is none.
  const anywhere = await plain.ask('/no/such/path');
  if (anywhere === null || anywhere.status >= 300)
    for (const kind of ['motion', 'xcally'] as const)
      if (await isPhonebar(kind, address, deps)) return { kind, words: `the phonebar of ${NAMES[kind]}` };
  for (const { kind, matches } of SIGNS) if (await matches(plain)) return { kind, words: NAMES[kind] };
  const seen = await plain.ask('/');
  if (seen === null) return { kind: null, words: 'something that answers no plain request' };
  return /<html|<!doctype/i.test(seen.text)
    ? { kind: null, words: `a web server with pages (status ${seen.status}), and no dialer that we know` }
    : { kind: null, words: `a server (status ${seen.status}), and no dialer that we know` };
}

async function isPhonebar(
  kind: 'xcally' | 'motion',
  { baseUrl, wayOut }: { readonly baseUrl: string; readonly wayOut?: WayOut | undefined },
  deps: VendorDependencies,
): Promise<boolean> {
  const nobody = { username: '', password: '', timeZone: 'UTC', limits: { timeoutMs: 5_000 } };
  const vendor = createVendor({ kind, baseUrl, ...nobody, ...(wayOut !== undefined && { wayOut }) }, deps);
  try {
    const probe = vendor.capability('connectionProbe');
    return !isMissing(probe) && (await probe.probe()).outcome === 'ok';
  } finally {
    await vendor.close();
  }
}

export const NAMES: Readonly<Record<VendorKind, string>> = {
  ucontact: 'uContact',
  iexpbx: 'IEXPBX',
  escaux: 'an Escaux SOP',
  xcally: 'xCALLY v.2',
  motion: 'XCALLY Motion',
};
