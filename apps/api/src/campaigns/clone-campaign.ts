import { Injectable } from '@nestjs/common';
import type { CampaignView, CloneCampaignRequest } from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { CampaignJournal } from './campaign-journal.js';
import { CampaignListsRepository } from './campaign-lists.repository.js';
import { translateConflict } from './campaign-refusals.js';
import { toAudit } from './campaign.mapper.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { valuesOf } from './edit-campaign.js';

/** Copies campaigns. */
@Injectable()
export class CampaignCloner {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly lists: CampaignListsRepository,
    private readonly reader: CampaignsService,
    private readonly journal: CampaignJournal,
  ) {}

  /**
   * A draft with the same settings, caps and do-not-call entries. Dates lie in the past of the source, and confirmations
   * were given for it, so neither is copied. `pending`: contacts that the source has done stay done in the clone too, so
   * that they do not come back when it starts with the same lists.
   */
  async clone(actor: Actor, id: string, { name, contacts }: CloneCampaignRequest): Promise<CampaignView> {
    const source = await this.reader.demand(id);
    const cloneId = uuidv7();
    await this.journal
      .change(async (tx, at) => {
        await this.lists.lock(tx, id);
        const values = { ...valuesOf(source), name, startAt: null, endAt: null, confirmations: {} };
        const listIds = contacts === 'none' ? [] : source.listIds;
        const clone = await this.campaigns.within(tx).create(cloneId, values, listIds, at);
        await this.lists.cloneLimits(tx, id, cloneId, at);
        if (contacts === 'pending') await this.lists.cloneEntries(tx, id, cloneId, at);
        await this.journal.record(tx, actor, 'created', cloneId, {
          after: { ...toAudit(clone), clonedFrom: id, contacts },
        });
      })
      .catch((error: unknown) => translateConflict(error, name));
    return this.reader.get(cloneId);
  }
}
