import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';

/** A node says that it lives this often … */
export const HEARTBEAT_MS = 3_000;
/** … and counts as gone when it has not said so for this long (by the database's clock). */
export const NODE_LAPSE_MS = 12_000;

/** Who this process is among the running ones; a new one at every start, so that a restart is another node. */
@Injectable()
export class NodeIdentity {
  readonly id: string = uuidv7();
}
