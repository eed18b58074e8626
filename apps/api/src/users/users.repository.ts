import type { Prisma, Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { type UserQuery, type UserRole, userRoleSchema, type UserState } from '@callspool/contracts';
import { hashPassword } from 'better-auth/crypto';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { runInTransaction } from '../database/statement.js';

/** Any fixed number: whoever might take away the last administrator, or make the first, waits for the others. */
const ADMINISTRATORS_LOCK = 4_242_010;
/** How the sign-in library names the kind of account that has a password (better-auth, "credential"). */
const PASSWORD_ACCOUNT = 'credential';

const WITH_LINK = { link: { select: { expiresAt: true } } } as const;
type UserRow = Prisma.UserGetPayload<{ include: typeof WITH_LINK }>;

const IN_STATE: Readonly<Record<UserState, Prisma.UserWhereInput>> = {
  active: { disabledAt: null, invitedAt: null },
  invited: { disabledAt: null, invitedAt: { not: null } },
  disabled: { disabledAt: { not: null } },
};

export interface UserRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  readonly disabledAt: Date | null;
  readonly mustChangePassword: boolean;
  readonly hasTwoFactor: boolean;
  /** Null once the person has chosen a password. */
  readonly invitedAt: Date | null;
  readonly lastSignInAt: Date | null;
  readonly linkExpiresAt: Date | null;
  readonly createdAt: Date;
}

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  readonly password: string;
  readonly mustChangePassword: boolean;
  readonly invitedAt: Date | null;
}

@Injectable()
export class UsersRepository {
  constructor(private readonly database: Database) {}

  /** Everything of this repository that changes something, bound to one transaction. */
  within(tx: Tx): UsersInTransaction {
    return new UsersInTransaction(tx);
  }

  async list(
    filter: Pick<UserQuery, 'text' | 'role' | 'state'>,
    after: string | null,
    take: number,
  ): Promise<UserRecord[]> {
    const { text, role, state } = filter;
    const rows = await this.database.prisma.user.findMany({
      where: {
        ...(after === null ? {} : { id: { gt: after } }),
        ...(role === undefined ? {} : { role }),
        ...(state === undefined ? {} : IN_STATE[state]),
        ...(text === undefined ? {} : containing(text)),
      },
      include: WITH_LINK,
      orderBy: { id: 'asc' },
      take,
    });
    return rows.map(toRecord);
  }

  async findById(id: string): Promise<UserRecord | null> {
    const row = await this.database.prisma.user.findUnique({ where: { id }, include: WITH_LINK });
    return row === null ? null : toRecord(row);
  }
}

export class UsersInTransaction {
  constructor(private readonly tx: Tx) {}

  async lockAdministrators(): Promise<void> {
    await runInTransaction(this.tx, 'select pg_advisory_xact_lock($1::bigint)::text', [ADMINISTRATORS_LOCK]);
  }

  countAll(): Promise<number> {
    return this.tx.user.count();
  }

  countOtherAdministrators(id: string): Promise<number> {
    return this.tx.user.count({ where: { role: 'admin', ...IN_STATE.active, id: { not: id } } });
  }

  async findForChange(id: string): Promise<UserRecord | null> {
    await runInTransaction(this.tx, 'select 1 from app_user where id = $1::uuid for update', [id]);
    const row = await this.tx.user.findUnique({ where: { id }, include: WITH_LINK });
    return row === null ? null : toRecord(row);
  }

  async create(user: NewUser): Promise<UserRecord> {
    const id = uuidv7();
    const row = await this.tx.user.create({
      data: {
        id,
        name: user.name,
        email: user.email.toLowerCase(),
        emailVerified: true,
        role: user.role,
        mustChangePassword: user.mustChangePassword,
        invitedAt: user.invitedAt,
        accounts: {
          create: {
            accountId: id,
            providerId: PASSWORD_ACCOUNT,
            password: await hashPassword(user.password),
          },
        },
      },
      include: WITH_LINK,
    });
    return toRecord(row);
  }

  async update(id: string, change: Prisma.UserUpdateInput): Promise<UserRecord> {
    return toRecord(await this.tx.user.update({ where: { id }, data: change, include: WITH_LINK }));
  }

  async noteSignIn(id: string, at: Date): Promise<void> {
    await this.tx.user.update({ where: { id }, data: { lastSignInAt: at } });
  }

  async setPassword(id: string, password: string): Promise<void> {
    await this.tx.account.updateMany({
      where: { userId: id, providerId: PASSWORD_ACCOUNT },
      data: { password: await hashPassword(password) },
    });
  }

  /** Signs the user out everywhere, from the next request on. */
  async endSessions(id: string): Promise<void> {
    await this.tx.session.deleteMany({ where: { userId: id } });
  }
}

function containing(text: string): Prisma.UserWhereInput {
  // The client takes % and _ for wildcards.
  const contains = text.replace(/[\\%_]/g, '\\$&');
  return {
    OR: [{ name: { contains, mode: 'insensitive' } }, { email: { contains, mode: 'insensitive' } }],
  };
}

function toRecord(row: UserRow): UserRecord {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: userRoleSchema.parse(row.role),
    disabledAt: row.disabledAt,
    mustChangePassword: row.mustChangePassword,
    hasTwoFactor: row.twoFactorEnabled,
    invitedAt: row.invitedAt,
    lastSignInAt: row.lastSignInAt,
    linkExpiresAt: row.link?.expiresAt ?? null,
    createdAt: row.createdAt,
  };
}
