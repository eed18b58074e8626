import {
  checkFilter,
  type ContactFilter,
  type ContactFilterView,
  type CreateContactFilterRequest,
  type Page,
  type PageQuery,
  type UpdateContactFilterRequest,
} from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { demandVersion } from '../common/http/expected-version.js';
import { requireId } from '../common/http/id-cursor.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { brokenConstraint } from '../database/database-errors.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { type ContactFilterRow, ContactFiltersRepository } from './contact-filters.repository.js';

/** Filters that people keep under a name. */
@Injectable()
export class ContactFiltersService {
  constructor(
    private readonly filters: ContactFiltersRepository,
    private readonly transactions: TransactionRunner,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: PageQuery): Promise<Page<ContactFilterView>> {
    const cursor = decodeCursor(query.cursor, 2);
    const after = cursor === null ? null : { name: String(cursor[0]), id: requireId(cursor[1]) };
    const rows = await this.filters.list(ownerOf(actor), after, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map((row) => toView(row, actor)) };
  }

  async get(actor: Actor, id: string): Promise<ContactFilterView> {
    const row = await this.filters.find(id);
    if (row === null || !isSeen(row, actor)) throw notFound(id);
    return toView(row, actor);
  }

  /** The conditions of a saved filter; checked anew, as the language may have changed since. */
  async conditionsOf(id: string): Promise<ContactFilter> {
    const row = await this.filters.find(id);
    if (row === null) throw notFound(id);
    return demandFilter(row.filter);
  }

  async create(
    actor: Actor,
    { name, shared, filter }: CreateContactFilterRequest,
  ): Promise<ContactFilterView> {
    const id = uuidv7();
    await this.transactions
      .run(async (client) => {
        const row = { id, name, shared, filter, ownerId: ownerOf(actor), ownerName: actor.name };
        await this.filters.insert(client, row, this.clock.now());
        await this.audit.record(client, {
          actor,
          action: 'contact_filter.created',
          objectType: 'contact_filter',
          objectId: id,
          after: { name, shared, filter },
        });
      })
      .catch((error: unknown) => explainTakenName(error, name));
    return this.get(actor, id);
  }

  async update(
    actor: Actor,
    id: string,
    { version, ...change }: UpdateContactFilterRequest,
    expected: number | null,
  ): Promise<ContactFilterView> {
    await this.transactions
      .run(async (client) => {
        const row = demandOwn(await this.filters.findForChange(client, id), actor, id);
        demandVersion('contact_filter.changed_meanwhile', row.version, expected ?? version);
        const { name, shared, filter } = row;
        const wanted = {
          id,
          name: change.name ?? name,
          shared: change.shared ?? shared,
          filter: change.filter ?? filter,
        };
        await this.filters.update(client, wanted, this.clock.now());
        await this.audit.record(client, {
          actor,
          action: 'contact_filter.changed',
          objectType: 'contact_filter',
          objectId: id,
          before: { name, shared, filter },
          after: change,
        });
      })
      .catch((error: unknown) => explainTakenName(error, change.name ?? ''));
    return this.get(actor, id);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(async (client) => {
      const { name, shared } = demandOwn(await this.filters.findForChange(client, id), actor, id);
      await this.filters.remove(client, id);
      await this.audit.record(client, {
        actor,
        action: 'contact_filter.removed',
        objectType: 'contact_filter',
        objectId: id,
        before: { name, shared },
      });
    });
  }
}

/**
 * A filter that came as a value.
 * @throws AppError `contact_filter.invalid` with the path of every node that is wrong, below `filter`
 */
export function demandFilter(value: unknown): ContactFilter {
  const checked = checkFilter(value);
  if ('filter' in checked) return checked.filter;
  const issues = checked.issues.map(({ path, message }) => ({
    path: path === '' ? 'filter' : `filter.${path}`,
    message,
  }));
  throw new AppError('contact_filter.invalid', 'The filter needs mending; see issues.', { issues });
}

const ownerOf = ({ kind, id }: Actor): string => `${kind}:${id}`;
const isSeen = (row: ContactFilterRow, actor: Actor): boolean =>
  row.shared || row.ownerId === ownerOf(actor) || actor.role === 'admin';

/** What the caller cannot see answers like what is not there; what is shared may be changed by its owner only. */
function demandOwn(row: ContactFilterRow | null, actor: Actor, id: string): ContactFilterRow {
  if (row === null || !isSeen(row, actor)) throw notFound(id);
  if (row.ownerId === ownerOf(actor) || actor.role === 'admin') return row;
  throw new AppError('contact_filter.not_yours', `The filter belongs to ${row.ownerName}: save a copy.`, {
    details: { id },
  });
}

const notFound = (id: string): AppError =>
  new AppError('contact_filter.not_found', 'No such filter.', { details: { id } });

function explainTakenName(error: unknown, name: string): never {
  if (brokenConstraint(error) !== 'contact_filter_name_once') throw error;
  throw new AppError('contact_filter.name_taken', `You have a filter named ${name}.`, {
    issues: [{ path: 'name', message: 'Another filter of yours has this name.' }],
  });
}

const toView = ({ ownerId, ...row }: ContactFilterRow, actor: Actor): ContactFilterView => ({
  ...row,
  isMine: ownerId === ownerOf(actor),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
