import { Injectable } from '@nestjs/common';
import { systemActor } from '../common/auth/actor.js';
import { Config } from '../config/config.js';
import { oneTimePassword } from './passwords.js';
import { UserJournal } from './user-journal.js';
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
    private readonly journal: UserJournal,
    private readonly config: Config,
  ) {}

  /** Null when there are users already. Nodes that start together make one administrator between them. */
  async ensure(): Promise<FirstAdminMade | null> {
    const made = this.config.adminPassword === null ? oneTimePassword() : null;
    return this.journal.change(async (tx) => {
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
      await this.journal.record(tx, systemActor('first start'), 'user.created', admin.id, {
        after: toUserView(admin),
      });
      return { email: admin.email, oneTimePassword: made };
    });
  }
}
