import { Injectable } from '@nestjs/common';
import type { NewlyNamed } from '../database/numbers-table.js';
import type { AnyTransaction } from '../database/statement.js';
import { type AttemptPastGate, GateRepository } from './gate.repository.js';

export type { AttemptPastGate } from './gate.repository.js';

/** What a "no" is about; `campaignIds` narrows a number or prefix to some campaigns. */
export type GateSelection =
  | { readonly all: true }
  | { readonly campaignId: string }
  | { readonly numbers: readonly string[]; readonly campaignIds?: readonly string[] }
  | { readonly prefixes: readonly string[]; readonly campaignIds?: readonly string[] }
  | { readonly contactIds: readonly string[] };

/**
 * The other side of the send gate: every do-not-call write, pause, drain and stop calls `close` as the LAST statement
 * of its transaction. From the moment that transaction is committed, no attempt it forbids passes the gate in any
 * process: a gate transaction holds the lock shared from before its snapshot until its commit.
 */
@Injectable()
export class Gate {
  constructor(private readonly gate: GateRepository) {}

  /**
   * Statements for the beginning of a sender's transaction: with them it enters the gate, together with others who send,
   * and until its commit no "no" can be answered.
   */
  enterStatements(campaignId: string): string[] {
    return this.gate.enterStatements(campaignId);
  }

  /** Closes the gate until the caller commits, and tells which attempts of the selection are already past it. */
  async close(tx: AnyTransaction, selection: GateSelection): Promise<AttemptPastGate[]> {
    await this.gate.lockExclusively(tx);
    if ('contactIds' in selection) return this.gate.listOfContacts(tx, selection.contactIds);
    return this.gate.listPastGate(tx, {
      campaignIds: 'campaignId' in selection ? [selection.campaignId] : campaignsOf(selection),
      numbers: 'numbers' in selection ? selection.numbers : null,
      prefixes: 'prefixes' in selection ? selection.prefixes : null,
    });
  }

  /** The same for the numbers that a registry's new file names, other than those of the one before it. */
  async closeForFile(tx: AnyTransaction, file: NewlyNamed): Promise<AttemptPastGate[]> {
    await this.gate.lockExclusively(tx);
    return this.gate.listPastGateOfTable(tx, file);
  }

  /** Closes it for a rule that forbids no number in particular. */
  closeForRule(tx: AnyTransaction): Promise<void> {
    return this.gate.lockExclusively(tx);
  }

  /** What is past the gate of a campaign at this moment, the longest under way first, and how many there are. */
  async pastGateOf(
    campaignId: string,
    page: { readonly after: string | null; readonly take: number },
  ): Promise<{ readonly attempts: AttemptPastGate[]; readonly count: number }> {
    const [attempts, count] = await Promise.all([
      this.gate.pageOfCampaign(campaignId, page.after, page.take),
      this.gate.countOfCampaign(campaignId),
    ]);
    return { attempts, count };
  }
}

const campaignsOf = (selection: GateSelection): readonly string[] | null =>
  'campaignIds' in selection ? (selection.campaignIds ?? null) : null;
