import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock/clock.js';

/** Who this process is among the running ones; a new one at every start, so that a restart is another node. */
@Injectable()
export class NodeIdentity {
  readonly id = uuidv7();
  readonly startedAt: Date;

  constructor(clock: Clock) {
    this.startedAt = clock.now();
  }

  /** Every job worker of this process is named `<prefix><number>`. */
  get jobWorkerPrefix(): string {
    return `node-${this.id}-`;
  }
}
