import { Injectable } from '@nestjs/common';
import type { AnyTransaction } from '../database/statement.js';
import { Gate } from '../gate/gate.service.js';
import { Spool } from '../spool/spool.service.js';
import { DncRegistriesRepository, type RegistryRow } from './dnc-registries.repository.js';

/** What a change of a registry's rules does to campaigns that run. */
@Injectable()
export class RegistryRules {
  constructor(
    private readonly registries: DncRegistriesRepository,
    private readonly spool: Spool,
    private readonly gate: Gate,
  ) {}

  /**
   * Verdicts of every campaign in its reach no longer hold, and from the commit on the send gate goes by the new rules.
   * Comes last in its transaction.
   */
  async changed(
    tx: AnyTransaction,
    registry: Pick<RegistryRow, 'scope' | 'groupId' | 'campaignId'>,
  ): Promise<void> {
    const campaignIds = await this.registries.campaignsOf(tx, registry);
    await this.spool.reevaluate(tx, campaignIds === null ? { all: true } : { campaignIds });
    await this.gate.closeForRule(tx);
  }
}
