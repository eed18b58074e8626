import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import { Config } from '../config/config.js';
import { Database } from '../database/database.service.js';
import { oneTimePassword } from './passwords.js';
import { toUserView } from './user.mapper.js';
import { UsersRepository } from './users.repository.js';

export interface FirstAdminMade {
  readonly email: string;
  /** To be shown once; null when the password came from the environment. */
  readonly oneTimePassword: string | null;
}

/** Makes the first administrator of a database without users. */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly users: UsersRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly config: Config,
  ) {}

  /** Null when there are users already. Nodes that start together make one administrator between them. */
  async ensure(): Promise<FirstAdminMade | null> {
    const made = this.config.adminPassword === null ? oneTimePassword() : null;
    return this.database.transaction(async (tx) => {
      const users = this.users.within(tx);
      await users.lockAdministrators();
      if ((await users.countAll()) > 0) return null;
      const admin = await users.create({
        name: 'Administrator',
        email: this.config.adminEmail,
        role: 'admin',
        password: made ?? this.config.adminPassword ?? oneTimePassword(),
        mustChangePassword: made !== null,
        invitedAt: null,
      });
      await this.audit.record(tx, {
        actor: systemActor('first start'),
        action: 'user.created',
        objectType: 'user',
        objectId: admin.id,
        after: toUserView(admin),
      });
      return { email: admin.email, oneTimePassword: made };
    });
  }
}
