import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import type { NewlyNamed } from '../database/numbers-table.js';
import type { AnyTransaction } from '../database/statement.js';
import { SpoolRepository } from './spool.repository.js';

/** Whose cached verdicts no longer hold. */
export type Reevaluation =
  | { readonly all: true }
  | { readonly campaignIds: readonly string[] }
  | { readonly numbers: readonly string[] }
  /** What a registry's new file names for the first time, and everything that is held back without end. */
  | { readonly file: NewlyNamed }
  | { readonly contactIds: readonly string[] }
  | { readonly personIds: readonly string[] };

/** Puts contacts into campaigns' spools, and drops verdicts that an edit made untrue. */
@Injectable()
export class Spool {
  constructor(
    private readonly spool: SpoolRepository,
    private readonly clock: Clock,
  ) {}

  /** Gives every contact of the campaign's lists its entry; those that have one keep it. Returns how many were added. */
  addListsOfCampaign(transaction: AnyTransaction, campaignId: string): Promise<number> {
    return this.spool.addListsOfCampaign(transaction, campaignId, this.clock.now());
  }

  /** Gives the contacts of a finished import their entries in every running or paused campaign that works the list. */
  addImport(transaction: AnyTransaction, importId: string): Promise<number> {
    return this.spool.addImport(transaction, importId, this.clock.now());
  }

  /** The same for contacts that came by themselves. */
  addContacts(transaction: AnyTransaction, contactIds: readonly string[]): Promise<number> {
    return this.spool.addContacts(transaction, contactIds, this.clock.now());
  }

  /** Makes the promoter look at the entries again at once. */
  async reevaluate(transaction: AnyTransaction, what: Reevaluation): Promise<void> {
    const now = this.clock.now();
    if ('all' in what) await this.spool.forgetCampaigns(transaction, null, now);
    else if ('campaignIds' in what) await this.spool.forgetCampaigns(transaction, what.campaignIds, now);
    else if ('file' in what) await this.spool.forgetFile(transaction, what.file, now);
    else if ('numbers' in what) await this.spool.forgetNumbers(transaction, what.numbers, now);
    else if ('contactIds' in what) await this.spool.forgetContacts(transaction, what.contactIds, now);
    else await this.spool.forgetPersons(transaction, what.personIds, now);
  }

  /**
   * An attempt to these persons has ended, or was never made: what its being under way held up elsewhere is looked at
   * again at once instead of when its cached moment comes. A test call belongs to nobody.
   */
  async recheck(personIds: readonly (string | null)[], transaction?: AnyTransaction): Promise<void> {
    const known = [...new Set(personIds)].filter((id): id is string => id !== null && id !== '');
    if (known.length > 0) await this.spool.recheckPersons(known, this.clock.now(), transaction);
  }
}
