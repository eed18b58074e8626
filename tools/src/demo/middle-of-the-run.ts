import type { AddDncAnswer } from '@callspool/contracts';
import type { DatabaseHandle } from '@callspool/database';
import { say } from '../output/say.js';
import type { DemoClient } from './api-client.js';
import type { DemoService } from './demo-service.js';

/** Shares of tried contacts at which something happens. */
const SAY_NO_AT = 0.1;
const KILL_AT = 0.25;
const NUMBERS = 20;

/** What happens while the campaigns run: somebody says "no", and (where asked for) the service is killed. */
export class MiddleOfTheRun {
  /** Attempts that the answer named as already past the send gate. */
  readonly pastGate: string[] = [];
  private hasSaidNo = false;
  private hasKilled = false;

  constructor(
    private readonly client: DemoClient,
    private readonly database: DatabaseHandle,
    private readonly service: DemoService,
    private readonly killService: boolean,
  ) {}

  async onProgress(share: number): Promise<void> {
    if (!this.hasSaidNo && share >= SAY_NO_AT) {
      this.hasSaidNo = true;
      await this.sayNo();
    }
    if (this.killService && !this.hasKilled && share >= KILL_AT) {
      this.hasKilled = true;
      say('Killing the service (SIGKILL) in the middle of the run.');
      this.service.kill();
    }
  }

  private async sayNo(): Promise<void> {
    const { rows } = await this.database.pool.query<{ e164: string }>(
      `select distinct n.e164 from spool_entry e join phone_number n on n.contact_id = e.contact_id and n.position = 0
       where e.state in ('ready', 'in_flight') limit $1`,
      [NUMBERS],
    );
    if (rows.length === 0) return;
    const answer = await this.client.post<AddDncAnswer>('/dnc', {
      reason: 'Said no in the middle of the run',
      entries: rows.map(({ e164 }) => ({ value: e164 })),
    });
    this.pastGate.push(...answer.alreadyPastGate.map(({ attemptId }) => attemptId));
    say(
      `${answer.added} numbers were put on the do-not-call list while the campaigns ran; ` +
        `${this.pastGate.length} calls to them were already past the send gate.`,
    );
  }
}
