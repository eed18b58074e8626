import { Injectable } from '@nestjs/common';
import type { StopAnswer, StopView } from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { Gate } from '../gate/gate.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { toPastGateView } from '../gate/past-gate.mapper.js';
import { StopRepository } from './stop.repository.js';

/** "Stop everything": one switch for every campaign and connection. */
@Injectable()
export class StopService {
  constructor(
    private readonly repository: StopRepository,
    private readonly gate: Gate,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async find(): Promise<StopView> {
    const [row, inFlight] = await Promise.all([this.repository.find(), this.repository.countPastGate()]);
    const { stopped, changedAt, changedBy, reason } = row;
    return { stopped, changedAt: changedAt?.toISOString() ?? null, changedBy, reason, inFlight };
  }

  /** From the answer on, nothing passes the gate; what waits in vendors' spools is recalled by a job. */
  async stop(actor: Actor, reason: string): Promise<StopAnswer> {
    const past = await this.change(actor, { stopped: true, reason });
    return { stop: await this.find(), alreadyPastGate: past };
  }

  async release(actor: Actor, reason: string): Promise<StopAnswer> {
    const past = await this.change(actor, { stopped: false, reason });
    return { stop: await this.find(), alreadyPastGate: past };
  }

  private change(actor: Actor, to: { stopped: boolean; reason: string }) {
    return this.repository.transaction(async (tx) => {
      const before = await this.repository.find(tx);
      await this.repository.set(tx, { ...to, changedAt: this.clock.now(), changedBy: actor.name });
      await this.audit.record(tx, {
        actor,
        action: to.stopped ? 'everything.stopped' : 'everything.released',
        objectType: 'stop_switch',
        objectId: '1',
        before: { stopped: before.stopped },
        after: to,
      });
      if (to.stopped) await this.jobs.enqueue(tx, 'dispatch.recall_campaigns', { campaignIds: null });
      // Last: from here to the commit nobody is inside the gate.
      const past = await this.gate.close(tx, { all: true });
      return past.map(toPastGateView);
    });
  }
}
