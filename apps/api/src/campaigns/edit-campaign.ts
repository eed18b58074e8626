import { Injectable } from '@nestjs/common';
import type {
  CampaignView,
  ConfirmationsRequest,
  CreateCampaignRequest,
  UpdateCampaignRequest,
} from '@callspool/contracts';
import { CONFIRMATIONS, DRAFT_FIELDS } from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { demandVersion } from '../common/http/expected-version.js';
import { CampaignJournal } from './campaign-journal.js';
import type { CampaignRecord, CampaignValues, Confirmations } from './campaign-record.js';
import { campaignNotFound, translateConflict } from './campaign-refusals.js';
import { CampaignReferences } from './campaign-references.js';
import { changedFields, demandEditable, isPolicyChange, merge } from './campaign-settings.js';
import { toAudit } from './campaign.mapper.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';

/** Creates and changes campaigns. */
@Injectable()
export class CampaignEditor {
  constructor(
    private readonly campaigns: CampaignsRepository,
    private readonly reader: CampaignsService,
    private readonly references: CampaignReferences,
    private readonly journal: CampaignJournal,
  ) {}

  async create(actor: Actor, request: CreateCampaignRequest): Promise<CampaignView> {
    const { listIds, startAt, endAt, ...rest } = request;
    const chosen = {
      ...rest,
      startAt: startAt === null ? null : new Date(startAt),
      endAt: endAt === null ? null : new Date(endAt),
      confirmations: {},
      undecided: DRAFT_FIELDS.filter((field) => request[field] === undefined),
    };
    const id = uuidv7();
    const lists = [...new Set(listIds)];
    await this.references.demandSettings(chosen);
    await this.journal
      .change(async (tx, at) => {
        const values: CampaignValues = { ...chosen, ...(await this.references.propose(tx, request)) };
        await this.references.demandExisting(tx, { ...values, listIds: lists });
        const created = await this.campaigns.within(tx).create(id, values, lists, at);
        await this.journal.record(tx, actor, 'created', id, { after: toAudit(created) });
      })
      .catch((error: unknown) => translateConflict(error, request.name));
    return this.reader.get(id);
  }

  async update(
    actor: Actor,
    id: string,
    change: UpdateCampaignRequest,
    expectedVersion: number | null,
  ): Promise<CampaignView> {
    const before = await this.reader.demand(id);
    demandVersion('campaign.changed_meanwhile', before.version, change.version ?? expectedVersion);
    demandSettingsOfMethod(before, change);
    const values = merge(before, change);
    const fields = changedFields(before, values);
    demandEditable(before, fields);
    if (fields.length === 0) return this.reader.get(id);
    await this.references.demandSettings(values);
    await this.journal
      .change(async (tx, at) => {
        const campaigns = this.campaigns.within(tx);
        const now = await campaigns.findForChange(id);
        if (now === null) throw campaignNotFound(id);
        demandVersion('campaign.changed_meanwhile', now.version, before.version);
        demandEditable(now, fields);
        await this.references.demandExisting(tx, { ...values, listIds: [] });
        const after = await campaigns.update(id, values, isPolicyChange(fields), at);
        await this.journal.record(tx, actor, 'changed', id, {
          before: toAudit(before),
          after: toAudit(after),
        });
      })
      .catch((error: unknown) => translateConflict(error, change.name));
    return this.reader.get(id);
  }

  /** Keeps who confirmed what of the dialer, and when; pre-flight demands it of uContact campaigns. */
  async confirm(actor: Actor, id: string, request: ConfirmationsRequest): Promise<CampaignView> {
    await this.journal.change(async (tx, at) => {
      const campaigns = this.campaigns.within(tx);
      const before = await campaigns.findForChange(id);
      if (before === null) throw campaignNotFound(id);
      demandEditable(before, []);
      const confirmations = confirmed(before.confirmations, request, actor.name, at);
      const after = await campaigns.update(id, { ...valuesOf(before), confirmations }, false, at);
      await this.journal.record(tx, actor, 'confirmed', id, {
        before: { confirmations: before.confirmations },
        after: { confirmations: after.confirmations },
      });
    });
    return this.reader.get(id);
  }

  /** Removes a draft: it has called nobody, so there is nothing to keep. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.journal.change(async (tx) => {
      const campaigns = this.campaigns.within(tx);
      const before = await campaigns.findForChange(id);
      if (before === null) throw campaignNotFound(id);
      if (before.state !== 'draft') {
        throw new AppError(
          'campaign.not_editable',
          `Only a draft can be removed; this one is ${before.state}.`,
          {
            details: { id, state: before.state },
          },
        );
      }
      await campaigns.remove(id);
      await this.journal.record(tx, actor, 'removed', id, { before: toAudit(before) });
    });
  }
}

/** The values of a stored campaign, without what the service keeps of it. */
export function valuesOf(campaign: CampaignRecord): CampaignValues {
  return merge(campaign, {});
}

function demandSettingsOfMethod(before: CampaignRecord, change: UpdateCampaignRequest): void {
  if (change.method === undefined || change.method === before.method || change.vendorSettings !== undefined)
    return;
  const message = `The method ${change.method} needs its own vendor settings.`;
  throw new AppError('request.invalid', message, { issues: [{ path: 'vendorSettings', message }] });
}

function confirmed(
  before: Confirmations,
  request: ConfirmationsRequest,
  by: string,
  at: Date,
): Confirmations {
  const kept = CONFIRMATIONS.flatMap((name) => {
    const wish = request[name];
    if (wish === true) return [[name, { by, at: at.toISOString() }]];
    return wish === false || before[name] === undefined ? [] : [[name, before[name]]];
  });
  return Object.fromEntries(kept) as Confirmations;
}
