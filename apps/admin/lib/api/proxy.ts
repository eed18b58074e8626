import { apiUrl } from '../env/env';

/** Headers of one hop: they belong to the line they came over. `expect` makes fetch refuse the request. */
const HOP = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // The console does not decide how the API packs its answers; it would unpack them on the way.
  'accept-encoding',
];
/** fetch has unpacked the answer already. */
const ANSWER_HOP = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding'];

/** Nobody reads this any more; the status is for the log. */
const CLIENT_CLOSED = 499;

/** Passes a request on to the API and its answer back, both as streams. A closed browser ends the API's work too. */
export async function passOn(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  try {
    const answer = await fetch(`${apiUrl()}${pathname}${search}`, {
      method: request.method,
      headers: without(request.headers, HOP),
      ...(hasBody ? streamed(request.body) : { redirect: 'manual' }),
      signal: request.signal,
      cache: 'no-store',
    } as RequestInit);
    return new Response(answer.body, { status: answer.status, headers: without(answer.headers, ANSWER_HOP) });
  } catch {
    // fetch rejects for two reasons only: the browser went away, or the API cannot be reached.
    return request.signal.aborted ? new Response(null, { status: CLIENT_CLOSED }) : serviceAway();
  }
}

/**
 * A body of any size, a little of it at a time. Node's fetch keeps a second copy of the whole body unless it knows that it
 * will never have to send it again: nobody to ask for a password, and no redirect to follow. The API redirects no body.
 */
const streamed = (body: ReadableStream | null) => ({
  body,
  duplex: 'half',
  window: null,
  redirect: 'error',
});

function without(headers: Headers, names: readonly string[]): Headers {
  const kept = new Headers(headers);
  for (const name of names) kept.delete(name);
  return kept;
}

/** The same shape as the API's own refusals, so that the browser half knows one kind only. */
function serviceAway(): Response {
  const status = 503;
  const body = {
    type: 'urn:callspool:problem:service.unavailable',
    title: 'Service Unavailable',
    status,
    detail: 'The service does not answer. Try again in a few seconds.',
    code: 'service.unavailable',
    requestId: '',
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '5', 'cache-control': 'no-store' },
  });
}
