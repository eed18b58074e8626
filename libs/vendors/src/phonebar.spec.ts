import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sendWithin, monotonicNow, vendorErrorOf } from './testing/fixtures.js';
import {
  createPhonebar,
  detectPhonebar,
  isMissing,
  type PhonebarFetch,
  type PhonebarInit,
  type PhonebarReply,
} from './phonebar.js';

const body = (text: string): PhonebarReply['body'] => new Response(text).body;
const reply = (status: number, text: string, type = 'cors'): PhonebarReply => ({
  type,
  status,
  body: body(text),
});

/** A page's fetch: what it was asked, and what it gives. */
function pageOf(give: (path: string, init: PhonebarInit) => PhonebarReply | Error) {
  const asked: { path: string; init: PhonebarInit }[] = [];
  const fetch: PhonebarFetch = async (url, init) => {
    const at = url.replace('http://localhost:9888', '');
    asked.push({ path: at, init });
    const given = give(at, init);
    if (given instanceof Error) throw given;
    return given;
  };
  const deps = { fetch, clock: { now: () => new Date(0) }, monotonicNow, sleep: async () => undefined };
  return { asked, deps, paths: () => asked.map((each) => each.path) };
}
const dialerOf = (
  page: ReturnType<typeof pageOf>,
  kind: 'xcally' | 'motion',
  reading: 'readable' | 'blind',
) => {
  const { dialer } = createPhonebar({ kind, reading, pollMs: 1, watchMs: 5 }, page.deps).capabilities;
  if (isMissing(dialer)) throw new Error(dialer.missing);
  return dialer;
};
/** What a browser throws for a closed port, a cut line and a reply it may not read alike. */
const failedToFetch = new TypeError('Failed to fetch');

describe.each(['xcally', 'motion'] as const)('a page that may not read the answers of %s', (kind) => {
  it('triggers once, and never calls it a success', async () => {
    const page = pageOf(() => reply(0, '', 'opaque'));
    const error = await vendorErrorOf(
      dialerOf(page, kind, 'blind').originate({ number: '0600', sendBy: sendWithin(1_000) }),
    );
    expect([error.kind, error.effect]).toEqual(['protocol', 'unknown']);
    // The fetch standard refuses a request without reading that does not follow redirects.
    expect(page.asked.map(({ init }) => [init.mode, init.redirect])).toEqual([['no-cors', 'follow']]);
  });

  it('has no other capability, and says why', () => {
    const { capabilities } = createPhonebar({ kind, reading: 'blind' }, pageOf(() => failedToFetch).deps);
    const has = Object.entries(capabilities).flatMap(([name, each]) => (isMissing(each) ? [] : [name]));
    expect(has).toEqual(['dialer']);
  });

  it('is in doubt when an answer turns out to be unreadable after all', async () => {
    const listed = kind === 'motion' ? '[]' : '{"method":"channels","response":"true","rows":[]}';
    const page = pageOf((at) => (at.includes('originate') ? reply(0, '', 'opaque') : reply(200, listed)));
    const error = await vendorErrorOf(
      dialerOf(page, kind, 'readable').originate({ number: '0600', sendBy: sendWithin(1_000) }),
    );
    expect([error.kind, error.effect, page.paths().filter((at) => at.includes('originate')).length]).toEqual([
      'protocol',
      'unknown',
      1,
    ]);
  });
});

describe('a page’s request', () => {
  it('is simple: no header, no cache, no credentials, no redirect', async () => {
    const page = pageOf((path) => reply(200, path === '/api/calls' ? '[]' : '{}'));
    await dialerOf(page, 'motion', 'readable').originate({ number: '+0600', sendBy: sendWithin(1_000) });
    const { signal: _signal, ...sent } = page.asked[1]?.init ?? ({} as PhonebarInit);
    expect([page.paths()[1], sent]).toEqual([
      '/api/originate/%2B0600',
      {
        method: 'GET',
        mode: 'cors',
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      },
    ]);
  });

  it.each([
    ['a redirect', reply(0, '', 'opaqueredirect')],
    ['a web page', reply(200, '<html>sign in</html>')],
    ['too much', reply(200, `[${' '.repeat(2_000_000)}]`)],
  ])('never takes %s for a list', async (_what, given) => {
    const { callLister } = createPhonebar(
      { kind: 'motion', reading: 'readable' },
      pageOf(() => given).deps,
    ).capabilities;
    if (isMissing(callLister)) throw new Error('readable');
    expect(await vendorErrorOf(callLister.listCalls())).toMatchObject({ kind: 'protocol', effect: 'none' });
  });

  it('is not sent when its moment has passed', async () => {
    const page = pageOf(() => reply(200, '[]'));
    const error = await vendorErrorOf(
      dialerOf(page, 'motion', 'readable').originate({ number: '0600', sendBy: sendWithin(-1) }),
    );
    expect([error.kind, page.paths()]).toEqual(['not_sent', ['/api/calls']]);
  });

  it('dials once when the button is pressed twice', async () => {
    const page = pageOf((path) => reply(200, path === '/api/calls' ? '[]' : '{}'));
    const dialer = dialerOf(page, 'motion', 'readable');
    const press = () => dialer.originate({ number: '0600', sendBy: sendWithin(1_000) });
    const [first, second] = [press(), vendorErrorOf(press())];
    expect([(await first).outcome, (await second).kind]).toEqual(['unconfirmed', 'refused']);
    expect(page.paths().filter((at) => at.includes('originate'))).toHaveLength(1);
  });

  it.each(['0600 12', '', '06/00', '..', 'tel:0600', '0600|1'])('is not made of %p', async (number) => {
    const page = pageOf(() => reply(200, '[]'));
    const error = await vendorErrorOf(
      dialerOf(page, 'motion', 'readable').originate({ number, sendBy: sendWithin(1_000) }),
    );
    expect(error).toMatchObject({ field: 'number', effect: 'none' });
    expect(page.paths()).toEqual(['/api/calls']);
  });
});

describe('detecting', () => {
  const channels = '{"method":"channels","response":"true","rows":[]}';
  it.each([
    [
      'Motion',
      (at: string) => (at === '/api/calls' ? reply(200, '[]') : reply(404, '')),
      { found: 'phonebar', kind: 'motion', reading: 'readable' },
    ],
    [
      'xCALLY',
      (at: string) => (at === '/api/calls' ? reply(404, '') : reply(200, channels)),
      { found: 'phonebar', kind: 'xcally', reading: 'readable' },
    ],
    ['another program', () => reply(200, '<html>printer</html>'), { found: 'other' }],
    [
      'one that allows no reading',
      (_at: string, init: PhonebarInit) => (init.mode === 'cors' ? failedToFetch : reply(0, '', 'opaque')),
      { found: 'unreadable' },
    ],
    ['nothing', () => failedToFetch, { found: 'nothing' }],
  ])('finds %s, and never dials', async (_what, give, found) => {
    const page = pageOf(give);
    expect(await detectPhonebar(undefined, page.deps)).toEqual(found);
    expect(new Set(page.paths())).toEqual(new Set(['/api/calls', '/xcally/svc/channels']));
  });
});

it.each(['ftp://localhost', 'localhost:9888', 'http://localhost:9888/?x=1'])(
  'refuses the address %s',
  (baseUrl) => {
    expect(() =>
      createPhonebar({ kind: 'motion', reading: 'readable', baseUrl }, pageOf(() => failedToFetch).deps),
    ).toThrow(expect.objectContaining({ field: 'baseUrl' }));
  },
);

// The console takes this door into a browser: one import of Node's, however deep, and its build breaks.
it('reaches nothing that needs Node', () => {
  const here = import.meta.dirname;
  const seen = new Set<string>();
  const outside = new Set<string>();
  const walk = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)[^'"]*?from '([^']+)'/gm,
    )) {
      if (from.startsWith('.')) walk(path.resolve(path.dirname(file), from.replace(/\.js$/, '.ts')));
      else outside.add(from);
    }
  };
  walk(path.join(here, 'phonebar.ts'));
  expect([...seen].filter((file) => file.includes('.node.'))).toEqual([]);
  expect([...outside].toSorted()).toEqual(['@callspool/domain', 'saxes']);
});
