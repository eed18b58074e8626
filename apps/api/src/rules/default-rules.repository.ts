import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { runInTransaction } from '../database/statement.js';

/** Any fixed number: nodes that start together make the default rules once. */
const DEFAULT_RULES_LOCK = 4_242_020;

@Injectable()
export class DefaultRulesRepository {
  /** Waits for other nodes at the same place until the transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await runInTransaction(tx, `select 1 as locked from pg_advisory_xact_lock(${DEFAULT_RULES_LOCK})`);
  }

  async countCallingHours(tx: Tx): Promise<number> {
    return tx.callingHours.count();
  }

  async countRespoolRuleSets(tx: Tx): Promise<number> {
    return tx.respoolRuleSet.count();
  }
}
