import { EscauxCallClient } from './escaux-call.client.node.js';
import { EscauxDatabaseClient } from './escaux-database.client.node.js';
import { EscauxHttp, type EscauxHttpOptions } from './escaux-http.node.js';
import { EscauxPumClient } from './escaux-pum.client.node.js';
import { EscauxQueueClient } from './escaux-queue.client.node.js';

export interface EscauxClientOptions extends EscauxHttpOptions {
  readonly ringTimeoutMs: number;
  readonly monotonicNow: () => number;
}

/** The 34 functions of the SOP API, in the guide's four groups. */
export class EscauxClient {
  readonly database: EscauxDatabaseClient;
  readonly calls: EscauxCallClient;
  readonly queues: EscauxQueueClient;
  readonly pum: EscauxPumClient;

  constructor(options: EscauxClientOptions) {
    const http = new EscauxHttp(options);
    this.database = new EscauxDatabaseClient(http);
    this.calls = new EscauxCallClient(http, options.ringTimeoutMs);
    this.queues = new EscauxQueueClient(http);
    this.pum = new EscauxPumClient(http, options.monotonicNow);
  }
}
