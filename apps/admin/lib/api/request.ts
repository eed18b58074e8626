import type { Page } from '@callspool/contracts';
import type { z } from 'zod';
import { ApiError, problemOf } from './problem';

const NO_LINE = {
  type: 'about:blank',
  title: 'No line',
  status: 0,
  detail: 'The service cannot be reached from here. Check the network, then try again.',
  code: 'service.unavailable',
  requestId: '',
};

const ROOT = '/api/v1';

/** Values of a query string; what is undefined, null or empty is left out, several are joined by commas. */
export type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

/** A path below `/api/v1` with its query. */
export function apiPath(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return `${ROOT}${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

/**
 * The browser's side of the API, beneath every function of `lib/api`.
 * @throws ApiError for every answer of 400 and above and for a line that broke; its message is fit to be shown.
 */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetchOrRefuse(path, init);
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** The same, but answers of 400 and above come back too. */
export async function fetchOrRefuse(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, { ...init, cache: 'no-store', credentials: 'same-origin' });
  } catch (error) {
    // fetch says TypeError when there is no line at all, and nothing else about it.
    if (error instanceof TypeError) throw new ApiError(NO_LINE, null);
    throw error;
  }
}

/** GET of one thing, checked against its contract. */
export async function read<T extends z.ZodType>(
  schema: T,
  path: string,
  query: Query = {},
  signal?: AbortSignal,
): Promise<z.output<T>> {
  const response = await ask(apiPath(path, query), signal === undefined ? {} : { signal });
  return schema.parse(await response.json());
}

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

const withBody = (method: Method, body: unknown): RequestInit => ({
  method,
  ...(body === undefined
    ? {}
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
});

/** A change whose answer is of use. */
export async function send<T extends z.ZodType>(
  schema: T,
  method: Method,
  path: string,
  body?: unknown,
): Promise<z.output<T>> {
  const response = await ask(apiPath(path), withBody(method, body));
  return schema.parse(await response.json());
}

/** A change that answers nothing. */
export async function sendOnly(method: Method, path: string, body?: unknown): Promise<void> {
  await ask(apiPath(path), withBody(method, body));
}

export const PAGE_SIZE = 100;

/**
 * Query options of a keyset list, for `useInfiniteQuery`: pages of 100, each asked for by the cursor of the one before.
 * The key is `[...key, query]`, so that `invalidateQueries({ queryKey: key })` renews every filtering of it.
 */
export function listOptions<T>(
  key: readonly unknown[],
  schema: z.ZodType<Page<T>>,
  path: string,
  query: Query = {},
) {
  return {
    queryKey: [...key, query],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      read(schema, path, { limit: PAGE_SIZE, ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<T>) => page.nextCursor,
  };
}
