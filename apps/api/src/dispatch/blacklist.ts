import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isMissing, VendorError } from '@callspool/vendors';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { JobsService } from '../jobs/jobs.service.js';
import { BlacklistRepository, type Untold } from './blacklist.repository.js';
import { dialedAs } from './number-format.js';
import { Surroundings } from './surroundings.js';

const BATCH = 200;
const AT_ONCE = 4;
/** Every campaign of the dialer. */
const EVERYWHERE = '*';

/**
 * Tells dialers that keep a list of their own which numbers nobody may ever call, where the connection's switch allows it.
 * Telling twice is harmless; taking it back is not possible.
 */
@Injectable()
export class Blacklist implements OnModuleInit {
  constructor(
    private readonly repository: BlacklistRepository,
    private readonly vendors: VendorRegistry,
    private readonly jobs: JobsService,
    private readonly around: Surroundings,
  ) {}

  onModuleInit(): void {
    this.jobs.registerHandler('dispatch.blacklist', async (_payload, { signal }) => {
      const { failed } = await this.tell(signal);
      if (failed > 0)
        throw new Error(`${failed} numbers were not taken by dialers yet; the job tries again.`);
    });
  }

  /** Tells everything that waits, each once. */
  async tell(signal?: AbortSignal): Promise<{ listed: number; failed: number }> {
    const startedAt = this.around.clock.now();
    const done = { listed: 0, failed: 0 };
    for (;;) {
      const batch = await this.repository.listUntold(startedAt, BATCH);
      if (batch.length === 0) return done;
      const queue = [...batch];
      const worker = async (): Promise<void> => {
        for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
          signal?.throwIfAborted();
          done[await this.tellOne(one)]++;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    }
  }

  private async tellOne(one: Untold): Promise<'listed' | 'failed'> {
    const { outcome, message } = await this.ask(one);
    await this.repository.record(one, outcome, message, this.around.clock.now());
    return outcome;
  }

  private async ask(one: Untold): Promise<{ outcome: 'listed' | 'failed'; message: string }> {
    const number = dialedAs(one.number, one);
    if (!number.ok) return { outcome: 'failed', message: number.message };
    try {
      const blacklister = (await this.vendors.get(one.connectionId)).capability('blacklister');
      if (isMissing(blacklister)) return { outcome: 'failed', message: blacklister.missing };
      const { raw } = await blacklister.addBlack({ number: number.number, vendorCampaign: EVERYWHERE });
      return { outcome: 'listed', message: raw };
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      return { outcome: 'failed', message: error.message };
    }
  }
}
