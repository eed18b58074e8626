import type {
  ContactListQuery,
  ContactListView,
  CreateContactListRequest,
  Page,
  UpdateContactListRequest,
} from '@callspool/contracts';
import { isKnownZone } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { requireId } from '../common/http/id-cursor.js';
import { decodeCursor, toPage } from '../common/http/page.js';
import { brokenConstraint } from '../database/database-errors.js';
import { Database } from '../database/database.service.js';
import { Spool } from '../spool/spool.service.js';
import {
  type ContactListChange,
  type ContactListDetail,
  type ContactListRow,
  ContactListsRepository,
} from './contact-lists.repository.js';
import { isCountry } from './countries.js';

/** A new default zone touches every number of the list that has none itself. */
const REZONE_TIMEOUT_MS = 120_000;

@Injectable()
export class ContactListsService {
  constructor(
    private readonly lists: ContactListsRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly spool: Spool,
    private readonly clock: Clock,
  ) {}

  async list(query: ContactListQuery): Promise<Page<ContactListView>> {
    const cursor = decodeCursor(query.cursor, 2);
    const rows = await this.lists.list({
      search: query.search ?? null,
      isArchived: query.archived === 'true',
      isInUse: query.inUse === undefined ? null : query.inUse === 'true',
      order: query.order,
      after: cursor === null ? null : { name: String(cursor[0]), id: requireId(cursor[1]) },
      take: query.limit + 1,
    });
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { items: page.items.map(toContactListView), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<ContactListView> {
    const list = await this.lists.findDetail(id);
    if (list === null) throw notFound(id);
    return toContactListView(list);
  }

  /** @throws AppError `contact_list.not_found` */
  async getRow(id: string): Promise<ContactListRow> {
    const list = await this.lists.find(id);
    if (list === null) throw notFound(id);
    return list;
  }

  /** The default countries of all lists. */
  listCountries(): Promise<string[]> {
    return this.lists.listCountries();
  }

  async create(actor: Actor, request: CreateContactListRequest): Promise<ContactListView> {
    checkPlace(request);
    const at = this.clock.now();
    const list = await this.database
      .transaction(async (tx) => {
        const made = await this.lists.create(tx, { ...request, at });
        await this.audit.record(tx, {
          actor,
          action: 'contact_list.created',
          objectType: 'contact_list',
          objectId: made.id,
          after: request,
        });
        return made;
      })
      .catch((error: unknown) => explainTakenName(error, request.name));
    return this.get(list.id);
  }

  /** Changes name, country or default zone. Numbers uploaded before keep the country they were read by. */
  async update(actor: Actor, id: string, request: UpdateContactListRequest): Promise<ContactListView> {
    checkPlace(request);
    const change = withoutUndefined(request);
    await this.database
      .transaction(
        async (tx) => {
          const before = await this.lists.findForChange(tx, id);
          if (before === null) throw notFound(id);
          await this.lists.update(tx, id, change, this.clock.now());
          await this.audit.record(tx, {
            actor,
            action: 'contact_list.changed',
            objectType: 'contact_list',
            objectId: id,
            before: settingsOf(before),
            after: change,
          });
          const zone = change.defaultTimeZone;
          if (zone === undefined || zone === before.defaultTimeZone) return;
          await this.lists.rezone(tx, id, zone);
          const campaigns = await this.lists.activeCampaigns(tx, id);
          await this.spool.reevaluate(tx, { campaignIds: campaigns.map((campaign) => campaign.id) });
        },
        { timeoutMs: REZONE_TIMEOUT_MS },
      )
      .catch((error: unknown) => explainTakenName(error, request.name ?? ''));
    return this.get(id);
  }

  /** Puts the list away; refused while a campaign that is not over works it. */
  async archive(actor: Actor, id: string): Promise<ContactListView> {
    return this.setArchived(actor, id, true);
  }

  async restore(actor: Actor, id: string): Promise<ContactListView> {
    return this.setArchived(actor, id, false);
  }

  private async setArchived(actor: Actor, id: string, isArchived: boolean): Promise<ContactListView> {
    await this.database.transaction(async (tx) => {
      const before = await this.lists.findForChange(tx, id);
      if (before === null) throw notFound(id);
      if ((before.archivedAt !== null) === isArchived) return;
      if (isArchived) await this.refuseWhileInUse(tx, id);
      const at = this.clock.now();
      await this.lists.update(tx, id, { archivedAt: isArchived ? at : null }, at);
      await this.audit.record(tx, {
        actor,
        action: isArchived ? 'contact_list.archived' : 'contact_list.restored',
        objectType: 'contact_list',
        objectId: id,
      });
    });
    return this.get(id);
  }

  private async refuseWhileInUse(
    tx: Parameters<ContactListsRepository['activeCampaigns']>[0],
    id: string,
  ): Promise<void> {
    const campaigns = await this.lists.activeCampaigns(tx, id);
    if (campaigns.length === 0) return;
    const names = campaigns.map((campaign) => campaign.name).join(', ');
    throw new AppError('contact_list.in_use', `Campaigns that are not over work this list: ${names}.`, {
      details: { campaigns },
    });
  }
}

const settingsOf = ({ name, defaultCountry, defaultTimeZone }: ContactListRow) => ({
  name,
  defaultCountry,
  defaultTimeZone,
});

const toContactListView = (row: ContactListDetail): ContactListView => ({
  id: row.id,
  ...settingsOf(row),
  contactCount: row.contactCount,
  importCount: row.importCount,
  lastImport:
    row.lastImport === null ? null : { ...row.lastImport, createdAt: isoOf(row.lastImport.createdAt) },
  campaigns: [...row.campaigns],
  campaignCount: row.campaignCount,
  summary: row.summary === null ? null : { at: isoOf(row.summary.at), ...row.summary.figures },
  archivedAt: row.archivedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

/** JSON made by PostgreSQL writes moments with an offset. */
const isoOf = (moment: string): string => new Date(moment).toISOString();

const notFound = (id: string): AppError =>
  new AppError('contact_list.not_found', 'No such contact list.', { details: { id } });

/** Refuses a country or zone that exists nowhere, both at once. */
function checkPlace(place: {
  defaultCountry?: string | undefined;
  defaultTimeZone?: string | null | undefined;
}): void {
  const { defaultCountry, defaultTimeZone } = place;
  const issues = [];
  if (defaultCountry !== undefined && !isCountry(defaultCountry)) {
    const message = `${defaultCountry} is not the ISO code of a country (Belgium is BE, the United Kingdom GB).`;
    issues.push({ path: 'defaultCountry', message });
  }
  if (defaultTimeZone !== undefined && defaultTimeZone !== null && !isKnownZone(defaultTimeZone)) {
    const message = `${defaultTimeZone} is not a time zone such as Europe/Brussels.`;
    issues.push({ path: 'defaultTimeZone', message });
  }
  if (issues.length > 0) {
    throw new AppError('request.invalid', issues.map((issue) => issue.message).join(' '), { issues });
  }
}

function explainTakenName(error: unknown, name: string): never {
  if (brokenConstraint(error) !== 'contact_list_name_once') throw error;
  throw new AppError('contact_list.name_taken', `There is a list named ${name}.`, {
    issues: [{ path: 'name', message: 'Another list has this name.' }],
  });
}

const withoutUndefined = (request: UpdateContactListRequest): ContactListChange =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
