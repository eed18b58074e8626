import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { ArchivedCampaign, AttemptPastGateView, HaltedCampaign } from '@callspool/contracts';
import { type CampaignState, canMove } from '@callspool/domain';
import { ChangeCallback } from '../callbacks/change-callback.js';
import type { Actor } from '../common/auth/actor.js';
import { Gate } from '../gate/gate.service.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { JobsService } from '../jobs/jobs.service.js';
import { CampaignJournal } from './campaign-journal.js';
import type { CampaignRecord } from './campaign-record.js';
import { movedMeanwhile, notMovable } from './campaign-refusals.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';

/** Halts campaigns and puts them away. From the answer of a halt on, none of their attempts passes the send gate. */
@Injectable()
export class CampaignHalts {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly reader: CampaignsService,
    private readonly gate: Gate,
    private readonly jobs: JobsService,
    private readonly journal: CampaignJournal,
    private readonly callbacks: ChangeCallback,
  ) {}

  /** Nothing new is sent; what waits at the vendor is recalled by a job; calls that are going on go on. */
  async pause(actor: Actor, id: string, reason: string | null): Promise<HaltedCampaign> {
    const campaign = await this.reader.demand(id);
    demandMove(campaign, 'paused', 'be paused');
    return this.answer(id, await this.halt(actor, campaign, 'paused', 'paused', reason));
  }

  /** Like a pause without a way back: the campaign is finished once nothing is in flight any more. */
  async drain(actor: Actor, id: string): Promise<HaltedCampaign> {
    const campaign = await this.reader.demand(id);
    demandMove(campaign, 'draining', 'be drained');
    return this.answer(id, await this.halt(actor, campaign, 'draining', 'drained', null));
  }

  /** The end date has come: drains a running or paused campaign. False when somebody else was first. */
  async end(actor: Actor, id: string): Promise<boolean> {
    const campaign = await this.reader.demand(id);
    if (!canMove(campaign.state, 'draining')) return false;
    await this.halt(actor, campaign, 'draining', 'drained', 'The end date has come.');
    return true;
  }

  /** Nothing is in flight any more. */
  async finish(actor: Actor, id: string): Promise<void> {
    await this.journal.change(async (tx, at) => {
      const move = { from: 'draining', to: 'finished', at, reason: null } as const;
      if (!(await this.campaigns.within(tx).move(id, move))) return;
      await this.recordMove(tx, actor, 'finished', id, move);
    });
  }

  /** Calls that were promised and are still open will not happen; the answer says how many. */
  async archive(actor: Actor, id: string): Promise<ArchivedCampaign> {
    const campaign = await this.reader.demand(id);
    demandMove(campaign, 'archived', 'be archived; drain it first');
    const callbacksCancelled = await this.journal.change(async (tx, at) => {
      const move = { from: campaign.state, to: 'archived', at, reason: null } as const;
      if (!(await this.campaigns.within(tx).move(id, move))) throw movedMeanwhile(id);
      await this.recordMove(tx, actor, 'archived', id, move);
      return this.callbacks.cancelOfCampaign(tx, actor, id, 'The campaign was archived.');
    });
    return { ...(await this.reader.get(id)), callbacksCancelled };
  }

  private halt(
    actor: Actor,
    { id, state: from }: CampaignRecord,
    to: CampaignState,
    verb: string,
    reason: string | null,
  ): Promise<AttemptPastGateView[]> {
    return this.journal.change(async (tx, at) => {
      const move = { from, to, at, reason };
      if (!(await this.campaigns.within(tx).move(id, move))) throw movedMeanwhile(id);
      await this.recordMove(tx, actor, verb, id, move);
      await this.jobs.enqueue(tx, 'dispatch.recall_campaigns', { campaignIds: [id] });
      // Last: from here to the commit nobody is inside the gate.
      const past = await this.gate.close(tx, { campaignId: id });
      return past.map(toPastGateView);
    });
  }

  private async answer(id: string, alreadyPastGate: AttemptPastGateView[]): Promise<HaltedCampaign> {
    return { campaign: await this.reader.get(id), alreadyPastGate };
  }

  private recordMove(
    tx: Tx,
    actor: Actor,
    verb: string,
    id: string,
    {
      from,
      to,
      reason,
    }: { readonly from: CampaignState; readonly to: CampaignState; readonly reason: string | null },
  ): Promise<void> {
    return this.journal.record(tx, actor, verb, id, {
      before: { state: from },
      after: { state: to, ...(reason === null ? {} : { reason }) },
    });
  }
}

/** @throws AppError `campaign.not_movable` */
export function demandMove(campaign: CampaignRecord, to: CampaignState, verb: string): void {
  if (!canMove(campaign.state, to)) throw notMovable(campaign.id, campaign.state, verb);
}
