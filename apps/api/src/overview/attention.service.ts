import { Injectable } from '@nestjs/common';
import type { AttentionItem, AttentionView } from '@callspool/contracts';
import { Clock } from '../common/clock/clock.js';
import { SharedReading } from '../common/cache/shared-reading.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { VendorMeanings } from '../vendor-words/vendor-meanings.js';
import { type AttentionFacts, attentionOf } from './attention.mapper.js';
import { AttentionRepository } from './attention.repository.js';
import { CampaignBoard } from './campaign-board.js';

const ATTENTION_MS = 5_000;
/** Call records are read every minute; one failed reading is made good by the next. */
const UNREAD_MS = 2 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const WORDS_MS = 7 * DAY_MS;
/** Time for somebody to fetch the next file of a registry. */
const SOON_MS = 3 * DAY_MS;

/** What does not go on without a person, asked once for everybody who looks; five seconds old at most. */
@Injectable()
export class Attention {
  private readonly view: SharedReading<AttentionView>;

  constructor(
    private readonly rows: AttentionRepository,
    private readonly board: CampaignBoard,
    private readonly connections: ConnectionsService,
    private readonly meanings: VendorMeanings,
    private readonly clock: Clock,
  ) {
    this.view = new SharedReading(clock, ATTENTION_MS, () => this.read());
  }

  look(): Promise<AttentionView> {
    return this.view.get();
  }

  private async read(): Promise<AttentionView> {
    const now = this.clock.now();
    const items: AttentionItem[] = attentionOf(await this.gather(now));
    return { at: now.toISOString(), items };
  }

  private async gather(now: Date): Promise<AttentionFacts> {
    const since = (ms: number): Date => new Date(now.getTime() - ms);
    const [board, connections, unread, doubt, unmatched, words, imports, missed, registries] =
      await Promise.all([
        this.board.look(),
        this.connections.listActive(),
        this.rows.unread(since(UNREAD_MS)),
        this.rows.inDoubt(),
        this.rows.unmatched(),
        this.rows.unknownWords(since(WORDS_MS)),
        this.rows.failedImports(since(DAY_MS)),
        this.rows.missedCallbacks(since(DAY_MS), now),
        this.rows.registriesDue(new Date(now.getTime() + SOON_MS)),
      ]);
    const used = connections.filter(({ isEnabled }) => isEnabled);
    const meaningOf = await this.meanings.of(words);
    const circuits = await this.connections.circuitsOf(used.map(({ id }) => id));
    return {
      board,
      connections: used,
      circuits,
      unread,
      doubt,
      unmatched,
      words,
      meaningOf,
      imports,
      missed,
      registries,
      now,
    };
  }
}
