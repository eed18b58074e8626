import { Injectable } from '@nestjs/common';
import { systemActor } from '../common/auth/actor.js';
import type { AnyTransaction } from '../database/statement.js';
import { DncWriter } from '../dnc/dnc-writer.js';
import type { Disposition } from './call-outcome.js';

/** A number that must not be called again, because of how a call to it ended. */
export interface Forbidden {
  readonly attemptId: string;
  readonly number: string;
  readonly disposition: Disposition;
}

/** Writes the do-not-call entries that vendors' words ask for. */
@Injectable()
export class ForbidByWord {
  constructor(private readonly dnc: DncWriter) {}

  /** Closes the send gate, so nothing may follow it in the caller's transaction. */
  async apply(transaction: AnyTransaction, forbidden: readonly Forbidden[]): Promise<void> {
    if (forbidden.length === 0) return;
    const entries = forbidden.map(({ attemptId, number, disposition }) => ({
      scope: 'all' as const,
      groupId: null,
      campaignId: null,
      match: 'number' as const,
      value: number.replace(/^\+/, ''),
      reason: `The vendor said of call ${attemptId}: ${disposition.label}.`,
      source: 'vendor word',
      expiresAt: null,
    }));
    await this.dnc.add(transaction, systemActor('reconcile'), entries);
  }
}
