import { z } from 'zod';
import { displayName, instant } from '../common/fields.js';
import { userRoleSchema } from '../common/roles.js';
import { newPassword } from './session.js';
import { userView } from './users.js';

export const ACCOUNT_LINK_KINDS = ['invitation', 'password_reset'] as const;
export type AccountLinkKind = (typeof ACCOUNT_LINK_KINDS)[number];

/** Where in the console a link leads; the token follows after `#`, so that no server or proxy ever logs it. */
export const ACCOUNT_LINK_PATH = '/set-password';

/** A one-time link, shown here and never again: whoever has it may choose the person's password. */
export const accountLink = z
  .object({
    kind: z.enum(ACCOUNT_LINK_KINDS),
    token: z.string(),
    /** The whole address; a path alone when the service was not told where people reach the console. */
    url: z.string(),
    expiresAt: instant,
  })
  .meta({ id: 'AccountLink' });
export type AccountLink = z.infer<typeof accountLink>;

export const inviteUserRequest = z.strictObject({
  name: displayName,
  email: z.email().max(320),
  role: userRoleSchema,
});
export type InviteUserRequest = z.infer<typeof inviteUserRequest>;

export const invitedUser = z.object({ user: userView, link: accountLink });
export type InvitedUser = z.infer<typeof invitedUser>;

const token = z.string().min(1).max(200);

export const readAccountLinkRequest = z.strictObject({ token });
export type ReadAccountLinkRequest = z.infer<typeof readAccountLinkRequest>;

/** For whom the link is, so that the page can greet them. */
export const accountLinkView = z
  .object({
    kind: z.enum(ACCOUNT_LINK_KINDS),
    name: z.string(),
    email: z.string(),
    expiresAt: instant,
  })
  .meta({ id: 'AccountLinkInfo' });
export type AccountLinkView = z.infer<typeof accountLinkView>;

export const redeemAccountLinkRequest = z.strictObject({ token, newPassword });
export type RedeemAccountLinkRequest = z.infer<typeof redeemAccountLinkRequest>;
