import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import type { AnyTransaction } from '../database/statement.js';
import { nextOpening } from './callback-check.js';
import { CallbackGroundRepository, type CampaignHours } from './callback-ground.repository.js';
import { CallbackSettlementRepository } from './callback-settlement.repository.js';

/** A call that the disposition of an attempt promises. */
export interface PromiseOfAttempt {
  readonly attemptId: string;
  /** Counted from a delay, so it moves into the hours when it lies outside them. */
  readonly dueAt: Date;
  readonly note: string;
}

/** What became of attempts, as far as promises are concerned. */
export interface EndedAttempts {
  /** Attempts that were answered. */
  readonly answered: readonly string[];
  readonly promises: readonly PromiseOfAttempt[];
  /** Entries that the respool rule has just moved. */
  readonly entryIds: readonly string[];
}

const ACTOR = systemActor('reconcile');

/** Keeps, makes and upholds promises in the transaction that closes attempts. */
@Injectable()
export class CallbackSettlement {
  constructor(
    private readonly settlement: CallbackSettlementRepository,
    private readonly ground: CallbackGroundRepository,
    private readonly audit: AuditService,
  ) {}

  async apply(transaction: AnyTransaction, ended: EndedAttempts, now: Date): Promise<void> {
    // In this order: the call that keeps a promise may itself promise the next one.
    if (ended.answered.length > 0) await this.keep(transaction, ended.answered, now);
    if (ended.promises.length > 0) await this.promise(transaction, ended.promises, now);
    if (ended.entryIds.length > 0) await this.settlement.hold(transaction, ended.entryIds, now);
  }

  private async keep(transaction: AnyTransaction, answered: readonly string[], now: Date): Promise<void> {
    const kept = await this.settlement.keep(transaction, answered, now, ACTOR.name);
    await this.audit.recordAll(
      transaction,
      kept.map(({ id, attemptId }) => ({
        actor: ACTOR,
        action: 'callback.kept',
        objectType: 'callback',
        objectId: id,
        after: { state: 'kept', attemptId },
      })),
    );
  }

  private async promise(
    transaction: AnyTransaction,
    promises: readonly PromiseOfAttempt[],
    now: Date,
  ): Promise<void> {
    const attempts = await this.ground.attemptsOf(
      transaction,
      promises.map(({ attemptId }) => attemptId),
    );
    const campaignIds = [...new Set(attempts.map(({ campaignId }) => campaignId))];
    const hours = new Map(
      (await this.ground.hoursOf(transaction, campaignIds)).map((one) => [one.campaignId, one]),
    );
    const byAttempt = new Map(attempts.map((attempt) => [attempt.attemptId, attempt]));
    const rows = promises.flatMap((promise) => {
      const attempt = byAttempt.get(promise.attemptId);
      const campaign = attempt === undefined ? undefined : hours.get(attempt.campaignId);
      return campaign === undefined ? [] : [toRow(promise, campaign, attempt?.zones ?? [])];
    });
    const written = await this.settlement.promise(transaction, rows, now, ACTOR.name);
    await this.audit.recordAll(
      transaction,
      written.map(({ id, ...after }) => ({
        actor: ACTOR,
        action: 'callback.made',
        objectType: 'callback',
        objectId: id,
        after,
      })),
    );
  }
}

function toRow(promise: PromiseOfAttempt, campaign: CampaignHours, zones: readonly string[]) {
  const { attemptId, dueAt, note } = promise;
  const opening = nextOpening(campaign, zones, dueAt);
  return { attemptId, dueAt: opening ?? dueAt, timeZone: zones[0] ?? campaign.timeZone, note };
}
