import {
  accountLink,
  accountLinkView,
  apiKeyPage,
  apiKeyView,
  backupCodes,
  type CreateApiKeyRequest,
  createdApiKey,
  endedSessions,
  type InviteUserRequest,
  invitedUser,
  ownSessionPage,
  type SecondStepRequest,
  secondStepNeeded,
  sessionView,
  type SignInRequest,
  twoFactorSetUp,
  twoFactorView,
  type UpdateUserRequest,
  userPage,
  userView,
} from '@callspool/contracts';
import { z } from 'zod';
import { read, send, sendOnly } from './request';

export { apiKeyPage, apiKeyView, userPage };

/** Signed in, or the second step is still to come. */
export const signIn = (credentials: SignInRequest) =>
  send(z.union([sessionView, secondStepNeeded]), 'POST', '/session', credentials);
export const secondStep = (step: SecondStepRequest) =>
  send(sessionView, 'POST', '/session/second-step', step);

export const readAccountLink = (token: string) =>
  send(accountLinkView, 'POST', '/account-links/reading', { token });
export const redeemAccountLink = (token: string, newPassword: string): Promise<void> =>
  sendOnly('POST', '/account-links/redemption', { token, newPassword });

export const renameSelf = (name: string) => send(sessionView, 'PATCH', '/profile', { name });
export const ownSessions = {
  queryKey: ['own-sessions'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(ownSessionPage, '/profile/sessions', {}, signal),
};
export const endSession = (id: string): Promise<void> => sendOnly('DELETE', `/profile/sessions/${id}`);
export const endOtherSessions = () => send(endedSessions, 'POST', '/profile/sessions/end-others');

export const twoFactor = {
  queryKey: ['two-factor'],
  queryFn: ({ signal }: { signal: AbortSignal }) => read(twoFactorView, '/profile/two-factor', {}, signal),
};
export const setUpTwoFactor = (password: string) =>
  send(twoFactorSetUp, 'POST', '/profile/two-factor', { password });
export const confirmTwoFactor = (code: string): Promise<void> =>
  sendOnly('POST', '/profile/two-factor/confirmation', { code });
export const renewBackupCodes = (password: string) =>
  send(backupCodes, 'POST', '/profile/two-factor/backup-codes', { password });
export const removeTwoFactor = (password: string): Promise<void> =>
  sendOnly('POST', '/profile/two-factor/removal', { password });

export const inviteUser = (request: InviteUserRequest) =>
  send(invitedUser, 'POST', '/users/invitations', request);
export const updateUser = (id: string, change: UpdateUserRequest) =>
  send(userView, 'PATCH', `/users/${id}`, change);
export const inviteAgain = (id: string) => send(accountLink, 'POST', `/users/${id}/invitation`);
export const makePasswordLink = (id: string) => send(accountLink, 'POST', `/users/${id}/password-link`);
export const signOutEverywhere = (id: string): Promise<void> => sendOnly('POST', `/users/${id}/sign-out`);
export const removeSecondFactor = (id: string): Promise<void> =>
  sendOnly('DELETE', `/users/${id}/two-factor`);

export const createApiKey = (request: CreateApiKeyRequest) =>
  send(createdApiKey, 'POST', '/api-keys', request);
export const revokeApiKey = (id: string): Promise<void> => sendOnly('DELETE', `/api-keys/${id}`);
