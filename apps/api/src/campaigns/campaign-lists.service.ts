import { Injectable } from '@nestjs/common';
import type { CampaignView } from '@callspool/contracts';
import type { CampaignState } from '@callspool/domain';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Spool } from '../spool/spool.service.js';
import { CampaignJournal } from './campaign-journal.js';
import { CampaignListsRepository } from './campaign-lists.repository.js';
import { campaignNotFound } from './campaign-refusals.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';

const MAY_ATTACH: ReadonlySet<CampaignState> = new Set([
  'draft',
  'scheduled',
  'running',
  'paused',
  'finished',
]);
const MAY_DETACH: ReadonlySet<CampaignState> = new Set(['draft', 'scheduled', 'paused', 'finished']);
/** In these states contacts have entries; before the first start there are none. */
const HAS_SPOOL: ReadonlySet<CampaignState> = new Set(['running', 'paused']);

/** Which lists a campaign works. */
@Injectable()
export class CampaignListsService {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly lists: CampaignListsRepository,
    private readonly reader: CampaignsService,
    private readonly spool: Spool,
    private readonly journal: CampaignJournal,
  ) {}

  /** A running or paused campaign takes the contacts in at once; attaching twice changes nothing. */
  async attach(actor: Actor, id: string, listId: string): Promise<CampaignView> {
    await this.journal.change(async (tx, at) => {
      await this.lists.lock(tx, id);
      const state = await this.demandState(tx, id, MAY_ATTACH, 'take another list');
      const name = await this.lists.findUsable(tx, listId);
      if (name === null) {
        throw new AppError('campaign.reference_unknown', 'There is no such list, or it is archived.', {
          issues: [{ path: 'listId', message: 'There is no such list, or it is archived.' }],
        });
      }
      if (!(await this.lists.attach(tx, id, listId, at))) return;
      if (HAS_SPOOL.has(state)) {
        await this.lists.settleEntries(tx, id, at);
        await this.spool.addListsOfCampaign(tx, id);
      }
      await this.journal.record(tx, actor, 'list_attached', id, { after: { listId, name } });
    });
    return this.reader.get(id);
  }

  /** The list's contacts that are not done leave with it; a running campaign must be paused first. */
  async detach(actor: Actor, id: string, listId: string): Promise<CampaignView> {
    await this.journal.change(async (tx, at) => {
      await this.lists.lock(tx, id);
      await this.demandState(tx, id, MAY_DETACH, 'let go of a list; pause it first');
      if (!(await this.lists.detach(tx, id, listId))) {
        throw new AppError('campaign.no_such_list', 'The campaign does not work this list.', {
          details: { id, listId },
        });
      }
      await this.lists.settleEntries(tx, id, at);
      await this.journal.record(tx, actor, 'list_detached', id, { before: { listId } });
    });
    return this.reader.get(id);
  }

  private async demandState(
    tx: Parameters<CampaignListsRepository['lock']>[0],
    id: string,
    states: ReadonlySet<CampaignState>,
    verb: string,
  ): Promise<CampaignState> {
    const campaign = await this.campaigns.within(tx).find(id);
    if (campaign === null) throw campaignNotFound(id);
    if (states.has(campaign.state)) return campaign.state;
    throw new AppError('campaign.not_editable', `A ${campaign.state} campaign cannot ${verb}.`, {
      details: { id, state: campaign.state },
    });
  }
}
