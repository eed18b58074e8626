import { apiKey } from '@better-auth/api-key';
import { PASSWORD_LENGTH } from '@callspool/contracts';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import type { DerivedKey } from '../common/secrets/secret-box.js';
import { librarySecrets } from './library-secrets.js';

/** Header in which our own code tells the library the caller's address; the library never sees the caller's headers. */
export const CLIENT_ADDRESS_HEADER = 'x-callspool-client-address';
export const SESSION_SECONDS = 12 * 60 * 60;
const SESSION_RENEWAL_SECONDS = 60 * 60;
/** Time between the password and the second factor. */
export const SECOND_STEP_SECONDS = 10 * 60;
const TOTP_PERIOD_SECONDS = 30;
/** The library takes the code before and the code after as well, for clocks that are a little off. */
export const CODE_VALID_MS = 3 * TOTP_PERIOD_SECONDS * 1000;
export const API_KEY_PREFIX = 'cs_';
const API_KEY_START_CHARACTERS = 10;

export interface AuthLibraryOptions {
  readonly keys: readonly DerivedKey[];
  readonly hasSecureCookies: boolean;
  readonly log: Logger;
  /** Whether the user may have a session now. */
  readonly maySignIn: (userId: string) => Promise<boolean>;
}

/**
 * The sign-in library, set up as we use it: behind our own routes, with sign-up closed. Given a transaction instead of
 * the Prisma client, what it writes is part of that transaction.
 */
export function createAuthLibrary(prisma: object, options: AuthLibraryOptions) {
  return betterAuth({
    // The library only compares with this address; no request reaches it under it.
    baseURL: 'http://callspool.invalid',
    basePath: '/auth',
    ...librarySecrets(options.keys),
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    telemetry: { enabled: false },
    logger: { log: (level, message) => options.log[level === 'error' ? 'error' : 'debug'](message) },
    onAPIError: { throw: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    session: {
      expiresIn: SESSION_SECONDS,
      updateAge: SESSION_RENEWAL_SECONDS,
      cookieCache: { enabled: false },
      additionalFields: { lastSeenAt: { type: 'date', required: false, input: false } },
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, defaultValue: 'agent', input: false },
        disabledAt: { type: 'date', required: false, input: false },
        mustChangePassword: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    // Tries are counted by our own throttle, which spares the right passwords.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'callspool',
      useSecureCookies: options.hasSecureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: () => uuidv7() },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ((await options.maySignIn(session.userId)) ? undefined : false),
        },
      },
    },
    plugins: [
      apiKey({
        defaultPrefix: API_KEY_PREFIX,
        requireName: true,
        maximumNameLength: 100,
        startingCharactersConfig: { charactersLength: API_KEY_START_CHARACTERS },
        keyExpiration: { maxExpiresIn: 3650 },
        rateLimit: { enabled: false },
        enableMetadata: true,
      }),
      twoFactor({
        issuer: 'Callspool',
        totpOptions: { period: TOTP_PERIOD_SECONDS },
        twoFactorCookieMaxAge: SECOND_STEP_SECONDS,
        // Only who has the password can get here, so locking the second step locks nobody out by guessing from afar.
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * 60 },
      }),
    ],
  });
}

export type AuthLibrary = ReturnType<typeof createAuthLibrary>;
