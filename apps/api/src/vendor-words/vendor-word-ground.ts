import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import type { ConnectionKind, CreateVendorWordRequest } from '@callspool/contracts';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError, invariant } from '../common/errors/app-error.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { brokenConstraint } from '../database/database-errors.js';
import { DispositionsService } from '../dispositions/dispositions.service.js';
import { JobsService } from '../jobs/jobs.service.js';
import { APPLY_VENDOR_WORD } from './vendor-word-jobs.js';
import type { VendorWordRow, VendorWordsInTransaction } from './vendor-words.repository.js';

const ONCE: ReadonlySet<string> = new Set(['vendor_word_once_on_connection', 'vendor_word_once_of_kind']);

/** What a mapping stands on: the connection, the disposition, and the job that reads stored records by it. */
@Injectable()
export class VendorWordGround {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly dispositions: DispositionsService,
    private readonly jobs: JobsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async kindOf({
    connectionId,
    connectionKind,
  }: Pick<CreateVendorWordRequest, 'connectionId' | 'connectionKind'>): Promise<ConnectionKind> {
    if (connectionId === null) {
      invariant(connectionKind !== null, 'A mapping is of a connection or of a vendor.');
      return connectionKind;
    }
    const connection = await this.connections.findSummary(connectionId);
    if (connection === null) throw unknown('connectionId', 'No such connection.');
    return connection.kind;
  }

  async demandDisposition(id: string | null): Promise<void> {
    if (id === null || (await this.dispositions.find(id)) !== null) return;
    throw unknown('dispositionId', 'No such disposition.');
  }

  /** The job exists exactly when the change does. */
  async apply(
    tx: Tx,
    actor: Actor,
    words: VendorWordsInTransaction,
    vendorWordId: string,
  ): Promise<VendorWordRow> {
    const row = await words.startApplying(vendorWordId, this.clock.now());
    await this.audit.record(tx, {
      actor,
      action: 'vendor_word.applied',
      objectType: 'vendor_word',
      objectId: vendorWordId,
    });
    await this.jobs.enqueue(tx, APPLY_VENDOR_WORD, { vendorWordId });
    return row;
  }

  translate(error: unknown): never {
    if (!ONCE.has(brokenConstraint(error) ?? '')) throw error;
    throw new AppError('vendor_word.taken', 'This word is mapped there already.', {
      issues: [{ path: 'word', message: 'This word is mapped there already.' }],
    });
  }
}

const unknown = (path: string, message: string): AppError =>
  new AppError('request.invalid', message, { issues: [{ path, message }] });
