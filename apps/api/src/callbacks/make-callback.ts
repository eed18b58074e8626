import type { Tx } from '@callspool/database';
import type { CreateCallbackRequest, PromisedCallback } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { invariant } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { chooseNumber, demandAhead } from './callback-check.js';
import { CallbackEffects } from './callback-effects.js';
import { CallbackGround } from './callback-ground.js';
import type { CallbackRow } from './callback-row.js';
import { alreadyPromised, explainMissing } from './callback-refusals.js';
import { CallbacksRepository } from './callbacks.repository.js';
import { CallbacksService } from './callbacks.service.js';

/** Promises a call. */
@Injectable()
export class MakeCallback {
  constructor(
    private readonly database: Database,
    private readonly callbacks: CallbacksRepository,
    private readonly ground: CallbackGround,
    private readonly effects: CallbackEffects,
    private readonly reader: CallbacksService,
    private readonly clock: Clock,
  ) {}

  /**
   * Once this has answered, no call of the campaign to that person passes the send gate before the promised moment; the
   * answer lists those that were past it.
   * @throws AppError `callback.*`, each with the field to mend
   */
  async make(actor: Actor, request: CreateCallbackRequest): Promise<PromisedCallback> {
    demandAhead(new Date(request.dueAt), this.clock.now());
    const { row, past } = await this.database
      .transaction((tx) => this.write(tx, actor, request))
      .catch(explainMissing);
    return { callback: this.reader.view(row), alreadyPastGate: past.map(toPastGateView) };
  }

  private async write(tx: Tx, actor: Actor, request: CreateCallbackRequest) {
    const { campaignId, contactId } = request;
    const now = this.clock.now();
    const dueAt = new Date(request.dueAt);
    const entry = await this.ground.lockEntry(tx, campaignId, contactId);
    const numbers = await this.ground.numbersOf(tx, contactId);
    const number = chooseNumber(numbers, request.number);
    await this.ground.demandCallable(tx, { campaignId, number, dueAt });
    const open = await this.callbacks.findOpen(tx, campaignId, contactId);
    if (open !== null) throw alreadyPromised(open);
    const id = uuidv7({ msecs: now.getTime() });
    const { agent, agentUserId, note } = request;
    await this.callbacks.create(
      tx,
      {
        id,
        campaignId,
        contactId,
        number: number.e164,
        dueAt,
        timeZone: request.timeZone ?? number.zones[0] ?? 'UTC',
        agent,
        agentUserId,
        note,
        source: actor.kind === 'api_key' ? 'api' : 'person',
        doneReason: entry.state === 'done' ? (entry.doneReason ?? 'done') : null,
        createdBy: actor.name,
      },
      now,
    );
    const row = await this.readBack(tx, id);
    const past = await this.effects.promised(tx, {
      actor,
      verb: 'made',
      before: null,
      after: row,
      numbers: numbers.map(({ e164 }) => e164),
      now,
    });
    return { row, past };
  }

  private async readBack(tx: Tx, id: string): Promise<CallbackRow> {
    const row = await this.callbacks.findForChange(tx, id);
    invariant(row !== null, `The callback ${id} is gone in its own transaction.`);
    return row;
  }
}
