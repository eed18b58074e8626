import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaClient, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { AppLogger } from '../common/logging/app-logger.js';
import { SecretBox } from '../common/secrets/secret-box.js';
import { Config } from '../config/config.js';
import { isDatabaseAway } from '../database/database-errors.js';
import { Database } from '../database/database.service.js';
import { type AuthLibrary, type AuthLibraryOptions, createAuthLibrary } from './auth-library.js';
import { LIBRARY_KEYS } from './library-secrets.js';

/** The sign-in library on our database, or on one transaction of it. */
@Injectable()
export class AuthRepository {
  private readonly library: AuthLibrary;
  private readonly options: AuthLibraryOptions;
  private readonly failures = new AsyncLocalStorage<{ away: unknown }>();

  constructor(database: Database, config: Config, secrets: SecretBox, logger: AppLogger) {
    this.options = {
      keys: secrets.derive(LIBRARY_KEYS),
      hasSecureCookies: config.hasSecureCookies,
      log: logger.for('sign-in'),
      maySignIn: async (userId) => {
        const user = await database.prisma.user.findUnique({
          where: { id: userId },
          select: { disabledAt: true },
        });
        return user !== null && user.disabledAt === null;
      },
    };
    this.library = createAuthLibrary(this.watched(database.prisma), this.options);
  }

  /**
   * Asks the library. It takes a database that does not answer for a wrong key or for a fault of its own; this throws
   * the database's error instead, so that the caller is told to come back later.
   */
  async ask<T>(question: (library: AuthLibrary) => Promise<T>): Promise<T> {
    const seen: { away: unknown } = { away: null };
    const [outcome] = await Promise.allSettled([this.failures.run(seen, () => question(this.library))]);
    if (seen.away !== null) throw seen.away;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** The library, with everything it writes inside `tx`. */
  within(tx: Tx): AuthLibrary {
    return createAuthLibrary(tx, this.options);
  }

  private watched(prisma: PrismaClient) {
    const failures = this.failures;
    return prisma.$extends({
      query: {
        async $allOperations({ args, query }) {
          try {
            return await query(args);
          } catch (error) {
            const seen = failures.getStore();
            if (seen !== undefined && isDatabaseAway(error)) seen.away = error;
            throw error;
          }
        },
      },
    });
  }
}
