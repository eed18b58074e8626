import { Injectable } from '@nestjs/common';
import { may, type SearchAnswer } from '@callspool/contracts';
import { parsePhone } from '@callspool/domain';
import type { Actor } from '../common/auth/actor.js';
import { SearchRepository } from './search.repository.js';

const MOST_CAMPAIGNS = 6;
const MOST_LISTS = 5;
const MOST_CONTACTS = 5;
/** Fewer digits are no number of anywhere. */
const LEAST_DIGITS = 5;

/** Finds the few things that somebody may mean, among those that they may see. */
@Injectable()
export class SearchService {
  constructor(private readonly found: SearchRepository) {}

  async search(actor: Actor, text: string): Promise<SearchAnswer> {
    const [campaigns, lists, contacts] = await Promise.all([
      may(actor.role, 'campaigns.read') ? this.found.campaigns(text, MOST_CAMPAIGNS) : [],
      may(actor.role, 'lists.read') ? this.found.lists(text, MOST_LISTS) : [],
      may(actor.role, 'contacts.read') ? this.contacts(text) : [],
    ]);
    return { campaigns, lists, contacts };
  }

  /** By number first: who types one means it, even if it is somebody's external id too. */
  private async contacts(text: string): Promise<SearchAnswer['contacts']> {
    const numbers = await this.numbersOf(text);
    const [byNumber, byExternalId] = await Promise.all([
      numbers.length === 0 ? [] : this.found.contactsByNumber(numbers, MOST_CONTACTS),
      this.found.contactsByExternalId(text, MOST_CONTACTS),
    ]);
    const known = new Set(byNumber.map(({ id }) => id));
    return [...byNumber, ...byExternalId.filter(({ id }) => !known.has(id))].slice(0, MOST_CONTACTS);
  }

  /** A number without a country code is read by the country of every list in use, as its upload was. */
  private async numbersOf(text: string): Promise<string[]> {
    if ((text.match(/\d/g)?.length ?? 0) < LEAST_DIGITS) return [];
    const countries = text.startsWith('+') ? [null] : [null, ...(await this.found.countries())];
    const numbers = countries.flatMap((country) => {
      const phone = parsePhone(text, country);
      return phone.ok ? [phone.e164] : [];
    });
    return [...new Set(numbers)];
  }
}
