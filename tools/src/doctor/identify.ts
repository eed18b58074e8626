import type { VendorKind } from '@callspool/vendors';
import { detectPhonebar } from '@callspool/vendors/phonebar';

interface Seen {
  readonly status: number;
  readonly text: string;
}

async function ask(url: string, init: RequestInit = {}): Promise<Seen | null> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000), ...init });
    return { status: answer.status, text: (await answer.text()).slice(0, 2_000) };
  } catch {
    // Whatever it is that does not answer, it is not the one looked for.
    return null;
  }
}

/** What each server says to somebody without credentials, by its documents. */
const SIGNS: readonly { readonly kind: VendorKind; matches(base: string): Promise<boolean> }[] = [
  {
    kind: 'escaux',
    matches: async (base) => /<Queues[\s/>]/.test((await ask(`${base}/xml/dbGetQueueInfo.php`))?.text ?? ''),
  },
  {
    kind: 'iexpbx',
    matches: async (base) =>
      /^\s*\[?\s*\{\s*"success"/.test(
        (await ask(`${base}/api/old/get?username=&password=&action=queues`))?.text ?? '',
      ),
  },
  {
    kind: 'ucontact',
    matches: async (base) => {
      const form = { method: 'POST', body: new URLSearchParams({ user: 'nobody', password: 'none' }) };
      const seen = await ask(`${base}/Integra/resources/auth/getUserToken`, form);
      return seen !== null && seen.status < 400 && /^\s*"?0"?\s*$/.test(seen.text);
    },
  },
];

/** What answers at the address, in words for a sentence. Only reads, and gives no credentials. */
export async function identify(
  base: string,
): Promise<{ readonly kind: VendorKind | null; readonly words: string }> {
  const clock = { now: () => new Date() };
  const bar = await detectPhonebar(base, { clock, monotonicNow: () => performance.now() });
  if (bar.found === 'phonebar') return { kind: bar.kind, words: `the phonebar of ${NAMES[bar.kind]}` };
  for (const { kind, matches } of SIGNS) if (await matches(base)) return { kind, words: NAMES[kind] };
  const seen = await ask(`${base}/`);
  if (seen === null) return { kind: null, words: 'something that answers no plain request' };
  return /<html|<!doctype/i.test(seen.text)
    ? { kind: null, words: `a web server with pages (status ${seen.status}), and no dialer that we know` }
    : { kind: null, words: `a server (status ${seen.status}), and no dialer that we know` };
}

export const NAMES: Readonly<Record<VendorKind, string>> = {
  ucontact: 'uContact',
  iexpbx: 'IEXPBX',
  escaux: 'an Escaux SOP',
  xcally: 'xCALLY v.2',
  motion: 'XCALLY Motion',
};
