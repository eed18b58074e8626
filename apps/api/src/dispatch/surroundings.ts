import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { Config } from '../config/config.js';
import { Leases } from '../scheduling/leases.service.js';
import { NodeIdentity } from '../scheduling/node-identity.js';

/** The time, the process and its part in the cluster: what dispatch needs from outside wherever it works. */
@Injectable()
export class Surroundings {
  constructor(
    readonly clock: Clock,
    readonly node: NodeIdentity,
    readonly config: Config,
    readonly leases: Leases,
  ) {}
}
