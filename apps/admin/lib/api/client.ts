import {
  type ChangePasswordRequest,
  type LiveView,
  liveView,
  type ReadyView,
  readyView,
  type SessionView,
  sessionView,
  type SignInRequest,
} from '@callspool/contracts';
import { ApiError, problemOf } from './problem';

const NO_LINE = {
  type: 'about:blank',
  title: 'No line',
  status: 0,
  detail: 'The service cannot be reached from here. Check the network, then try again.',
  code: 'service.unavailable',
  requestId: '',
};

/** The browser's side of the API. Every function throws ApiError with a message fit to be shown. */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(path, { ...init, cache: 'no-store', credentials: 'same-origin' });
  } catch (error) {
    // fetch says TypeError when there is no line at all, and nothing else about it.
    if (error instanceof TypeError) throw new ApiError(NO_LINE, null);
    throw error;
  }
}

const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export async function signIn(credentials: SignInRequest): Promise<SessionView> {
  const response = await ask('/api/v1/session', json('POST', credentials));
  if (!response.ok) throw await problemOf(response);
  return sessionView.parse(await response.json());
}

export async function signOut(): Promise<void> {
  const response = await ask('/api/v1/session', { method: 'DELETE' });
  // Signed out already, for instance in another tab: that is what was wanted.
  if (!response.ok && response.status !== 401) throw await problemOf(response);
}

export async function changePassword(change: ChangePasswordRequest): Promise<void> {
  const response = await ask('/api/v1/session/password', json('POST', change));
  if (!response.ok) throw await problemOf(response);
}

export async function readLive(): Promise<LiveView> {
  const response = await ask('/health/live');
  if (!response.ok) throw await problemOf(response);
  return liveView.parse(await response.json());
}

/** Also answers when the service is not ready: then the checks say why. */
export async function readReady(): Promise<ReadyView> {
  const response = await ask('/health/ready');
  const parsed = readyView.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  if (parsed.success) return parsed.data;
  throw await problemOf(response);
}
