import type { Tx } from '@callspool/database';
import type { CallbackView, PromisedCallback, UpdateCallbackRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { demandVersion } from '../common/http/expected-version.js';
import { Database } from '../database/database.service.js';
import type { AttemptPastGate } from '../gate/gate.service.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { chooseNumber, demandAhead } from './callback-check.js';
import { CallbackEffects } from './callback-effects.js';
import { CallbackGround } from './callback-ground.js';
import type { CallbackRow } from './callback-row.js';
import { demandChangeable, explainMissing, notFound } from './callback-refusals.js';
import { CallbacksRepository } from './callbacks.repository.js';
import { CallbacksService } from './callbacks.service.js';

/** Changes and cancels promises that are still open. */
@Injectable()
export class ChangeCallback {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbacksRepository,
    private readonly ground: CallbackGround,
    private readonly effects: CallbackEffects,
    private readonly reader: CallbacksService,
    private readonly clock: Clock,
  ) {}

  async change(
    actor: Actor,
    id: string,
    change: UpdateCallbackRequest,
    expected: number | null,
  ): Promise<PromisedCallback> {
    const { row, past } = await this.database
      .transaction(async (tx) => {
        const before = await this.lock(tx, id);
        demandVersion('callback.changed_meanwhile', before.version, expected ?? change.version);
        return this.write(tx, actor, before, change);
      })
      .catch(explainMissing);
    return { callback: this.reader.view(row), alreadyPastGate: past.map(toPastGateView) };
  }

  async cancel(actor: Actor, id: string, reason: string): Promise<CallbackView> {
    await this.database.transaction(async (tx) => {
      const row = await this.lock(tx, id);
      demandChangeable(row, true);
      const at = this.clock.now();
      await this.callbacks.cancel(tx, [id], { reason, at, by: actor.name });
      await this.effects.cancelled(tx, actor, [row], reason, at);
    });
    return this.reader.get(id);
  }

  /** Puts an end to every open promise of a campaign, in the caller's transaction. Returns how many there were. */
  async cancelOfCampaign(tx: Tx, actor: Actor, campaignId: string, reason: string): Promise<number> {
    const rows = await this.callbacks.openOfCampaign(tx, campaignId);
    const at = this.clock.now();
    await this.callbacks.cancel(
      tx,
      rows.map((row) => row.id),
      { reason, at, by: actor.name },
    );
    await this.effects.cancelled(tx, actor, rows, reason, at);
    return rows.length;
  }

  /** The entry before the promise: every writer takes them in this order. */
  private async lock(tx: Tx, id: string): Promise<CallbackRow> {
    const known = await this.callbacks.find(id);
    if (known === null) throw notFound(id);
    await this.ground.lockPerson(tx, known.contactId);
    const row = await this.callbacks.findForChange(tx, id);
    if (row === null) throw notFound(id);
    return row;
  }

  private async write(
    tx: Tx,
    actor: Actor,
    before: CallbackRow,
    change: UpdateCallbackRequest,
  ): Promise<{ row: CallbackRow; past: AttemptPastGate[] }> {
    const now = this.clock.now();
    const wanted = withAgent(before, change);
    const numbers = await this.ground.numbersOf(tx, before.contactId);
    const number = chooseNumber(numbers, change.number ?? before.number);
    const dueAt = change.dueAt === undefined ? before.dueAt : new Date(change.dueAt);
    const isMoved = dueAt.getTime() !== before.dueAt.getTime() || number.e164 !== before.number;
    demandChangeable(before, isMoved || wanted.agent !== before.agent);
    if (isMoved) {
      demandAhead(dueAt, now);
      await this.ground.demandCallable(tx, { campaignId: before.campaignId, number, dueAt });
    }
    const { id } = before;
    // A promise that was moved has not been tried yet, and its entry may have been closed by the try before.
    const attemptId = isMoved ? null : before.attemptId;
    const doneReason =
      isMoved && before.entryState === 'done' ? (before.doneReason ?? 'done') : before.doneReason;
    const timeZone = change.timeZone ?? before.timeZone;
    const values = { id, number: number.e164, dueAt, timeZone, ...wanted, attemptId, doneReason };
    await this.callbacks.change(tx, values, now);
    const row = (await this.callbacks.findForChange(tx, id)) ?? before;
    if (!isMoved) {
      await this.effects.noted(tx, actor, 'changed', { before, after: row });
      return { row, past: [] };
    }
    const all = numbers.map(({ e164 }) => e164);
    const moved = { actor, verb: 'changed', before, after: row, numbers: all, now } as const;
    return { row, past: await this.effects.promised(tx, moved) };
  }
}

/** Naming one kind of agent takes the other away. */
function withAgent(before: CallbackRow, change: UpdateCallbackRequest) {
  const agent = change.agent === undefined ? before.agent : change.agent;
  const agentUserId = change.agentUserId === undefined ? before.agentUserId : change.agentUserId;
  const note = change.note ?? before.note;
  if (agent === null || agentUserId === null) return { agent, agentUserId, note };
  return change.agent == null ? { agent: null, agentUserId, note } : { agent, agentUserId: null, note };
}
