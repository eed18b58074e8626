import { Injectable } from '@nestjs/common';
import type { Issue } from '@callspool/contracts';
import type { CampaignState } from '@callspool/domain';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { Spool } from '../spool/spool.service.js';
import { CampaignJournal } from './campaign-journal.js';
import { CampaignListsRepository } from './campaign-lists.repository.js';
import type { CampaignRecord } from './campaign-record.js';
import { movedMeanwhile, settingsRefused } from './campaign-refusals.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { demandMove } from './halt-campaign.js';

interface Start {
  readonly from: CampaignState;
  readonly verb: string;
  readonly version?: number;
  readonly startAt?: Date;
}

/** Sets campaigns in motion. Whoever calls has looked them over first. */
@Injectable()
export class CampaignStarts {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly lists: CampaignListsRepository,
    private readonly spool: Spool,
    private readonly journal: CampaignJournal,
    private readonly clock: Clock,
  ) {}

  /**
   * Starts a campaign, or schedules it when its start date lies ahead. Starting a scheduled one means "now": its start
   * date moves to this moment.
   */
  async start(actor: Actor, campaign: CampaignRecord): Promise<void> {
    const { startAt, state, version } = campaign;
    const isAhead = startAt !== null && startAt > this.clock.now();
    if (isAhead && state === 'draft') return this.schedule(actor, campaign, startAt);
    demandMove(campaign, 'running', 'be started');
    await this.run(actor, campaign.id, {
      from: state,
      verb: state === 'paused' ? 'resumed' : 'started',
      version,
      ...(isAhead && state === 'scheduled' ? { startAt: this.clock.now() } : {}),
    });
  }

  /** The start date of a scheduled campaign has come. @throws AppError `campaign.not_movable` if it moved meanwhile. */
  async startDue(actor: Actor, id: string): Promise<void> {
    await this.run(actor, id, { from: 'scheduled', verb: 'started' });
  }

  async schedule(actor: Actor, campaign: CampaignRecord, startAt: Date): Promise<void> {
    demandMove(campaign, 'scheduled', 'be scheduled');
    const issues = dateIssues(startAt, campaign.endAt, this.clock.now());
    if (issues.length > 0) throw settingsRefused(issues);
    await this.journal.change(async (tx, at) => {
      const { id, state: from, version } = campaign;
      const move = { from, to: 'scheduled', at, reason: null, version, startAt } as const;
      if (!(await this.campaigns.within(tx).move(id, move))) throw movedMeanwhile(id);
      await this.journal.record(tx, actor, 'scheduled', id, {
        before: { state: from, startAt: campaign.startAt },
        after: { state: 'scheduled', startAt },
      });
    });
  }

  /** Back to a draft, which may be edited. */
  async unschedule(actor: Actor, campaign: CampaignRecord): Promise<void> {
    demandMove(campaign, 'draft', 'go back to a draft');
    await this.journal.change(async (tx, at) => {
      const { id, state: from } = campaign;
      const move = { from, to: 'draft', at, reason: null } as const;
      if (!(await this.campaigns.within(tx).move(id, move))) throw movedMeanwhile(id);
      await this.journal.record(tx, actor, 'unscheduled', id, {
        before: { state: from },
        after: { state: 'draft' },
      });
    });
  }

  /**
   * Takes the contacts in first and changes the state last: the send gate and every halt lock the campaign's row, and
   * must not wait while a large list is taken in.
   */
  private run(actor: Actor, id: string, { from, verb, version, startAt }: Start): Promise<void> {
    return this.journal.change(async (tx, at) => {
      const campaigns = this.campaigns.within(tx);
      await this.lists.lock(tx, id);
      if ((await campaigns.find(id))?.state !== from) throw movedMeanwhile(id);
      await this.lists.lockLists(tx, id);
      await this.lists.settleEntries(tx, id, at);
      const added = await this.spool.addListsOfCampaign(tx, id);
      const move = {
        from,
        to: 'running',
        at,
        reason: null,
        ...(version === undefined ? {} : { version }),
        ...(startAt === undefined ? {} : { startAt }),
      } as const;
      if (!(await campaigns.move(id, move))) throw movedMeanwhile(id);
      await this.journal.record(tx, actor, verb, id, {
        before: { state: from },
        after: { state: 'running', entriesAdded: added },
      });
    });
  }
}

function dateIssues(startAt: Date, endAt: Date | null, now: Date): Issue[] {
  if (startAt <= now) return [{ path: 'startAt', message: 'The start date must lie ahead.' }];
  return endAt !== null && endAt <= startAt
    ? [{ path: 'startAt', message: 'It would start after its end.' }]
    : [];
}
