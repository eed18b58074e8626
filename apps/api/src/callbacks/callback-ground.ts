import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors/app-error.js';
import { DncCheckService } from '../dnc/dnc-check.service.js';
import { demandCalling, demandOpen } from './callback-check.js';
import {
  CallbackGroundRepository,
  type CampaignHours,
  type GroundEntry,
  type GroundNumber,
} from './callback-ground.repository.js';
import { refuseField } from './callback-refusals.js';

/** The entry left with its list and comes back with it: nobody may be promised a call meanwhile. */
const LEFT_WITH_LIST = 'list_removed';

/** Whether a call can be promised at all: what the policy would refuse at that moment is refused now. */
@Injectable()
export class CallbackGround {
  constructor(
    private readonly ground: CallbackGroundRepository,
    private readonly dnc: DncCheckService,
  ) {}

  /** The contact's entry, locked. @throws AppError `callback.not_in_spool` */
  async lockEntry(tx: Tx, campaignId: string, contactId: string): Promise<GroundEntry> {
    const entry = await this.ground.lockEntry(tx, campaignId, contactId);
    if (entry !== null && entry.doneReason !== LEFT_WITH_LIST) return entry;
    const message = 'The contact is not in the spool of this campaign, which is filled when it starts.';
    throw refuseField('callback.not_in_spool', 'contactId', message, { campaignId, contactId });
  }

  /** Locks every entry of the contact's person. */
  lockPerson(tx: Tx, contactId: string): Promise<void> {
    return this.ground.lockPerson(tx, contactId);
  }

  numbersOf(tx: Tx, contactId: string): Promise<GroundNumber[]> {
    return this.ground.numbersOf(tx, contactId);
  }

  /** @throws AppError for the campaign, a do-not-call entry, or the hours, in this order */
  async demandCallable(
    tx: Tx,
    { campaignId, number, dueAt }: { campaignId: string; number: GroundNumber; dueAt: Date },
  ): Promise<void> {
    const [hours] = await this.ground.hoursOf(tx, [campaignId]);
    if (hours === undefined)
      throw new AppError('campaign.not_found', 'No such campaign.', { details: { campaignId } });
    demandCalling(hours, dueAt);
    await this.demandNoHit(hours, number, dueAt);
    demandOpen(hours, number, dueAt);
  }

  private async demandNoHit(hours: CampaignHours, number: GroundNumber, dueAt: Date): Promise<void> {
    const hits = await this.dnc.hitsOn(number.e164);
    const hit = hits.find(
      ({ scope, campaignId, groupId, expiresAt }) =>
        (scope === 'all' ||
          campaignId === hours.campaignId ||
          (groupId !== null && groupId === hours.groupId)) &&
        (expiresAt === null || new Date(expiresAt) > dueAt),
    );
    if (hit === undefined) return;
    const message = `This number must not be called (${hit.reason}).`;
    throw refuseField('callback.do_not_call', 'number', message, {
      dncEntryId: hit.kind === 'entry' ? hit.id : null,
      registryId: hit.kind === 'registry' ? hit.id : null,
    });
  }
}
