import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { AppLogger } from '../common/logging/app-logger.js';
import { SecretBox } from '../common/secrets/secret-box.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.service.js';
import { type AuthLibrary, type AuthLibraryOptions, createAuthLibrary } from './auth-library.js';

/** The sign-in library on our database, or on one transaction of it. */
@Injectable()
export class AuthRepository {
  readonly library: AuthLibrary;
  private readonly options: AuthLibraryOptions;

  constructor(database: Database, config: Config, secrets: SecretBox, logger: AppLogger) {
    this.options = {
      secret: secrets.derive('session cookies'),
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
    this.library = createAuthLibrary(database.prisma, this.options);
  }

  /** The library, with everything it writes inside `tx`. */
  within(tx: Tx): AuthLibrary {
    return createAuthLibrary(tx, this.options);
  }
}
