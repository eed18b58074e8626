import { Injectable } from '@nestjs/common';
import type { AuditObjectType, ErrorCode, Page, PageQuery } from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { demandVersion } from '../common/http/expected-version.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { Database } from '../database/database.service.js';
import { brokenConstraint } from '../database/database-errors.js';
import type { RuleRow, RuleShelf } from './rule-shelf.js';

const SOME_USERS = 5;

/** What differs between the kinds of named rules. */
export interface RuleKind<Row extends RuleRow, Values, View> {
  /** As in the audit: `calling_hours`. */
  readonly objectType: AuditObjectType;
  /** For people: "calling hours". */
  readonly title: string;
  readonly codes: {
    readonly notFound: ErrorCode;
    readonly nameTaken: ErrorCode;
    readonly inUse: ErrorCode;
    /** Absent for a kind without versions. */
    readonly changedMeanwhile?: ErrorCode;
  };
  readonly nameConstraint: string;
  /** The foreign key to another kind of rule, and how its breach is said. */
  readonly referenceConstraint?: { readonly name: string; readonly code: ErrorCode; readonly path: string };
  valuesOf(row: Row): Values;
  toView(row: Row): View;
}

export interface RuleChange<Values> {
  /** What is undefined was not sent and stays. */
  readonly values: { readonly [Key in keyof Values]?: Values[Key] | undefined };
  readonly expectedVersion: number | null | undefined;
}

/** Opens a book for each kind of named rules. */
@Injectable()
export class RuleBooks {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  open<Row extends RuleRow, Values extends { name: string }, View>(
    shelf: RuleShelf<Row, Values>,
    kind: RuleKind<Row, Values, View>,
  ): RuleBook<Row, Values, View> {
    return new RuleBook(shelf, kind, { database: this.database, audit: this.audit, clock: this.clock });
  }
}

interface RuleBookParts {
  readonly database: Database;
  readonly audit: AuditService;
  readonly clock: Clock;
}

/** Lists, makes, changes and removes the named rules of one kind, each change with its audit entry. */
export class RuleBook<Row extends RuleRow, Values extends { name: string }, View> {
  constructor(
    private readonly shelf: RuleShelf<Row, Values>,
    private readonly kind: RuleKind<Row, Values, View>,
    private readonly parts: RuleBookParts,
  ) {}

  async list(query: PageQuery): Promise<Page<View>> {
    const [after] = decodeCursor(query.cursor, 1) ?? [null];
    const rows = await this.shelf.list(typeof after === 'string' ? after : null, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map((row) => this.kind.toView(row)), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<View> {
    const row = await this.shelf.findById(id);
    if (row === null) throw this.notFound(id);
    return this.kind.toView(row);
  }

  async create(actor: Actor, values: Values): Promise<View> {
    const { audit, clock, database } = this.parts;
    return database
      .transaction(async (tx) => {
        const row = await this.shelf.within(tx).create(values, clock.now());
        const after = this.kind.toView(row);
        await audit.record(tx, { ...this.entry(actor, 'created', row.id), after });
        return after;
      })
      .catch((error: unknown) => this.translate(error, values.name));
  }

  /** The campaigns concerned look at their entries again from the moment the change is committed. */
  async update(actor: Actor, id: string, change: RuleChange<Values>): Promise<View> {
    const { audit, clock, database } = this.parts;
    return database
      .transaction(async (tx) => {
        const rows = this.shelf.within(tx);
        const before = await rows.findForChange(id);
        if (before === null) throw this.notFound(id);
        const { changedMeanwhile } = this.kind.codes;
        if (before.version !== undefined && changedMeanwhile !== undefined) {
          demandVersion(changedMeanwhile, before.version, change.expectedVersion);
        }
        const values = merge(this.kind.valuesOf(before), change.values);
        const row = await rows.update(id, values, clock.now());
        await rows.bumpCampaigns(id);
        const after = this.kind.toView(row);
        await audit.record(tx, {
          ...this.entry(actor, 'changed', id),
          before: this.kind.toView(before),
          after,
        });
        return after;
      })
      .catch((error: unknown) => this.translate(error, change.values.name));
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const { audit, database } = this.parts;
    await database.transaction(async (tx) => {
      const rows = this.shelf.within(tx);
      const before = await rows.findForChange(id);
      if (before === null) throw this.notFound(id);
      const users = await rows.namesOfUsers(id, SOME_USERS);
      if (users.length > 0) throw this.inUse(before, users);
      // A campaign that begins to use the rule at this moment breaks the foreign key of one of the two.
      await rows.remove(id).catch((error: unknown) => {
        throw brokenConstraint(error) === null ? error : this.inUse(before, []);
      });
      await audit.record(tx, { ...this.entry(actor, 'removed', id), before: this.kind.toView(before) });
    });
  }

  private entry(actor: Actor, verb: string, objectId: string) {
    const { objectType } = this.kind;
    return { actor, action: `${objectType}.${verb}`, objectType, objectId };
  }

  private notFound(id: string): AppError {
    return new AppError(this.kind.codes.notFound, `No such ${this.kind.title}.`, { details: { id } });
  }

  private inUse(row: Row, users: readonly string[]): AppError {
    const who = users.length === 0 ? 'Something' : users.map((name) => `"${name}"`).join(', ');
    return new AppError(this.kind.codes.inUse, `${who} still needs the ${this.kind.title} "${row.name}".`, {
      details: { id: row.id, users },
    });
  }

  private translate(error: unknown, name: string | undefined): never {
    const { nameConstraint, referenceConstraint } = this.kind;
    const constraint = brokenConstraint(error);
    if (constraint !== null && constraint === referenceConstraint?.name) {
      const { code, path } = referenceConstraint;
      throw new AppError(code, `${path} names nothing that exists.`, {
        issues: [{ path, message: 'There is nothing with this id.' }],
      });
    }
    if (constraint !== nameConstraint) throw error;
    const message = `The name "${name ?? ''}" is taken by another ${this.kind.title}.`;
    throw new AppError(this.kind.codes.nameTaken, message, { issues: [{ path: 'name', message }] });
  }
}

/** A field that was not sent must not wipe out the stored one. */
function merge<Values extends object>(before: Values, change: RuleChange<Values>['values']): Values {
  const sent = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...before, ...(Object.fromEntries(sent) as Partial<Values>) };
}
