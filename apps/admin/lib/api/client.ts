import {
  type ChangePasswordRequest,
  type LiveView,
  liveView,
  type ReadyView,
  readyView,
} from '@callspool/contracts';
import { ApiError, problemOf } from './problem';
import { ask, fetchOrRefuse, sendOnly } from './request';

export async function signOut(): Promise<void> {
  try {
    await sendOnly('DELETE', '/session');
  } catch (error) {
    // Signed out already, for instance in another tab: that is what was wanted.
    if (!(error instanceof ApiError && error.problem.status === 401)) throw error;
  }
}

export const changePassword = (change: ChangePasswordRequest): Promise<void> =>
  sendOnly('POST', '/session/password', change);

export async function readLive(): Promise<LiveView> {
  return liveView.parse(await (await ask('/health/live')).json());
}

/** Also answers when the service is not ready: then the checks say why. */
export async function readReady(): Promise<ReadyView> {
  const response = await fetchOrRefuse('/health/ready');
  const parsed = readyView.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  if (parsed.success) return parsed.data;
  throw await problemOf(response);
}
