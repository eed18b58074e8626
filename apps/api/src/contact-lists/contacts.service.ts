import type {
  ContactFilter,
  ContactQuery,
  ContactView,
  FilterPreview,
  Page,
  PageQuery,
  PreviewFilterQuery,
} from '@callspool/contracts';
import { parsePhone } from '@callspool/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { ContactFiltersService, demandFilter } from '../contact-filters/contact-filters.service.js';
import { isOutOfTime } from '../database/database-errors.js';
import { readSearch } from '../common/search/contact-search.js';
import { ContactSearchRepository } from './contact-search.repository.js';
import { type ContactRow, ContactsRepository } from './contacts.repository.js';
import { ContactListsService } from './contact-lists.service.js';
import { COUNTED_TO, FilteredContactsRepository } from './filtered-contacts.repository.js';

@Injectable()
export class ContactsService {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly searches: ContactSearchRepository,
    private readonly lists: ContactListsService,
    private readonly filtered: FilteredContactsRepository,
    private readonly filters: ContactFiltersService,
    private readonly clock: Clock,
  ) {}

  /** Contacts of one list; a number without country code is read by the list's country. */
  async listOf(listId: string, query: ContactQuery): Promise<Page<ContactView>> {
    const list = await this.lists.getRow(listId);
    return this.page(listId, { ...query, country: query.country ?? list.defaultCountry });
  }

  /** Contacts of all lists. */
  list(query: ContactQuery): Promise<Page<ContactView>> {
    return this.page(null, query);
  }

  /** @throws AppError `contact.not_found` */
  async get(id: string): Promise<ContactView> {
    const contact = await this.contacts.find(id);
    if (contact === null) throw new AppError('contact.not_found', 'No such contact.', { details: { id } });
    return toContactView(contact);
  }

  /** Contacts of other rows or lists that are the same person. */
  async samePerson(id: string, query: PageQuery): Promise<Page<ContactView>> {
    const contact = await this.get(id);
    const after = decodeIdCursor(query.cursor);
    const rows = await this.contacts.listOfPerson(contact, after, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toContactView), nextCursor: page.nextCursor };
  }

  /** How many contacts a filter finds, counted to a bound, and a few of them. */
  async preview({ filter, listId }: PreviewFilterQuery): Promise<FilterPreview> {
    const { count, sample } = await this.filtered
      .preview({ filter: demandFilter(parsed(filter)), listId: listId ?? null, now: this.clock.now() })
      .catch(explainTooWideFilter);
    const rows = await this.contacts.listByIds(sample);
    return {
      count: Math.min(count, COUNTED_TO),
      isMore: count > COUNTED_TO,
      sample: rows.map(toContactView),
    };
  }

  private async page(listId: string | null, query: ContactQuery): Promise<Page<ContactView>> {
    const country = query.country ?? null;
    const after = decodeIdCursor(query.cursor);
    const take = query.limit + 1;
    const { search } = query;
    const filter = await this.filterOf(query);
    if (filter !== null && search !== undefined) throw notBoth('search');
    const rows =
      filter !== null
        ? await this.matching(filter, query, { listId, after, take })
        : search === undefined
          ? await this.contacts.list({
              listId,
              e164: query.number === undefined ? null : toE164(query.number, country),
              externalId: query.externalId ?? null,
              after,
              take,
            })
          : await this.found(search, country, { listId, after, take });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return { items: page.items.map(toContactView), nextCursor: page.nextCursor };
  }

  private async filterOf({ filter, filterId }: ContactQuery): Promise<ContactFilter | null> {
    if (filter !== undefined && filterId !== undefined) throw notBoth('filterId');
    if (filterId !== undefined) return this.filters.conditionsOf(filterId);
    return filter === undefined ? null : demandFilter(parsed(filter));
  }

  private async matching(
    filter: ContactFilter,
    { number, country, externalId }: ContactQuery,
    page: { listId: string | null; after: string | null; take: number },
  ): Promise<ContactRow[]> {
    const e164 = number === undefined ? null : toE164(number, country ?? null);
    const asked = { ...page, filter, e164, externalId: externalId ?? null, now: this.clock.now() };
    return this.contacts.listByIds(await this.filtered.list(asked).catch(explainTooWideFilter));
  }

  private async found(
    text: string,
    country: string | null,
    page: Parameters<ContactSearchRepository['find']>[1],
  ): Promise<ContactRow[]> {
    const countries = country === null ? await this.lists.listCountries() : [country];
    const ids = await this.searches.find(readSearch(text, countries), page).catch(explainTooWide);
    return this.contacts.listByIds(ids);
  }
}

function explainTooWide(error: unknown): never {
  if (!isOutOfTime(error)) throw error;
  throw new AppError('contact.search_too_wide', 'Too many contacts match: write more of the name.', {
    issues: [{ path: 'search', message: 'Write more of the name.' }],
  });
}

function explainTooWideFilter(error: unknown): never {
  if (!isOutOfTime(error)) throw error;
  throw new AppError(
    'contact_filter.too_wide',
    'The filter takes too long: narrow it, for instance to a list.',
    {
      issues: [{ path: 'filter', message: 'It takes too long.' }],
    },
  );
}

const notBoth = (path: string): AppError =>
  new AppError('request.invalid', 'A filter stands alone.', {
    issues: [{ path, message: 'Not beside filter.' }],
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const issues = [{ path: 'filter', message: 'It is not JSON.' }];
    throw new AppError('contact_filter.invalid', 'The filter is not JSON.', { issues });
  }
}

function toE164(number: string, country: string | null): string {
  const phone = parsePhone(number, country);
  if (phone.ok) return phone.e164;
  throw new AppError('contact.number_invalid', phone.message, {
    issues: [{ path: 'number', message: phone.message }],
  });
}

const toContactView = (row: ContactRow): ContactView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  entries: row.entries.map((entry) => ({
    ...entry,
    eligibleAt: isoOf(entry.eligibleAt),
    evaluatedAt: isoOf(entry.evaluatedAt),
  })),
});

const isoOf = (moment: string | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();
