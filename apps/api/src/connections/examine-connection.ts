import { Injectable } from '@nestjs/common';
import type { DoctorReportView } from '@callspool/contracts';
import { BROWSER_ONLY, examine, reportText } from '@callspool/vendors';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import type { ConnectionRecord } from './connection-record.js';
import { connectionNotFound } from './connection-refusals.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { ConnectionsRepository } from './connections.repository.js';
import { DriftLog } from './drift-log.js';
import { VendorBuilder } from './vendor-builder.js';
import { reachOf, toVendorConfig } from './vendor-config.js';

/** Somebody waits for the report: what has not begun by then is left out, and said to be. */
const LONGEST_MS = 45_000;
const LONGEST_ANSWER_MS = 10_000;

/** Looks at everything that a connection's dialer lets read, and reports what works. Never dials or changes anything. */
@Injectable()
export class ConnectionDoctor {
  /** Two who ask at once get one examination: a vendor in trouble is not asked more by it. */
  private readonly running = new Map<string, Promise<DoctorReportView>>();

  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly secrets: ConnectionSecrets,
    private readonly builder: VendorBuilder,
    private readonly drift: DriftLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `connection.not_found`, or `connection.not_capable` where the service cannot reach the dialer. */
  async examine(id: string): Promise<DoctorReportView> {
    const connection = await this.connections.findById(id);
    if (connection === null || connection.archivedAt !== null) throw connectionNotFound(id);
    if (reachOf(connection) === 'browser') {
      throw new AppError('connection.not_capable', BROWSER_ONLY.missing, { details: { id } });
    }
    const key = `${id} ${connection.version}`;
    const running = this.running.get(key) ?? this.start(connection).finally(() => this.running.delete(key));
    this.running.set(key, running);
    return running;
  }

  private async start(stored: ConnectionRecord): Promise<DoctorReportView> {
    const connection = { ...stored, timeoutMs: Math.min(stored.timeoutMs, LONGEST_ANSWER_MS) };
    const signIns = {
      password: this.secrets.openPassword(connection),
      proxy: this.secrets.openProxy(connection),
    };
    const { kind, wayOut } = toVendorConfig(connection, signIns);
    const { username, baseUrl } = connection;
    const report = await examine({
      kind,
      baseUrl,
      wayOut,
      time: {
        now: () => this.clock.now(),
        monotonicNow: () => this.clock.monotonicMs(),
        endMs: this.clock.monotonicMs() + LONGEST_MS,
      },
      secrets: [signIns.password, username, signIns.proxy?.password ?? '', signIns.proxy?.username ?? ''],
      open: ({ log, reportDrift }) =>
        this.builder.build(
          connection,
          (drift) => {
            reportDrift(drift);
            this.drift.report(connection.id, drift);
          },
          log,
        ),
    });
    const { checks, drift, requests, ...facts } = report;
    return {
      ...facts,
      checks: [...checks],
      drift: [...drift],
      requests: [...requests],
      text: reportText(report),
    };
  }
}
