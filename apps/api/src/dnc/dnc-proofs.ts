import { Injectable } from '@nestjs/common';
import { groupBy } from '../common/collections/group-by.js';
import { DncBlacklistingsRepository } from './dnc-blacklistings.repository.js';
import type { EntryProofs } from './dnc.mapper.js';
import { DncRecallsRepository } from './dnc-recalls.repository.js';

/** What became of entries outside: what was on its way when they came, and what dialers were told. */
@Injectable()
export class DncProofs {
  constructor(
    private readonly recalls: DncRecallsRepository,
    private readonly blacklistings: DncBlacklistingsRepository,
  ) {}

  async of(entryIds: readonly string[]): Promise<EntryProofs> {
    const [recalls, told] = await Promise.all([
      this.recalls.summaries(entryIds),
      this.blacklistings.ofEntries(entryIds),
    ]);
    return { recalls, blacklistings: groupBy(told, ({ entryId }) => entryId) };
  }
}
