import type { Readable } from 'node:stream';
import type { DncRegistryVersionView, LoadDncRegistryRequest, Page, PageQuery } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { decodeIdCursor } from '../common/http/id-cursor.js';
import { toPage } from '../common/http/page.js';
import { brokenConstraint } from '../database/database-errors.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { FileStore, type StoredFile } from '../files/file-store.js';
import { DncRegistriesService } from './dnc-registries.service.js';
import { toDncRegistryVersionView } from './dnc-registry.mapper.js';
import { DncRegistryVersionsRepository, type VersionRow } from './dnc-registry-versions.repository.js';
import { RegistryTrail } from './registry-trail.js';

/** The files of registries: handed over, loaded by a job, in force one after the other. */
@Injectable()
export class DncRegistryVersionsService {
  constructor(
    private readonly registries: DncRegistriesService,
    private readonly versions: DncRegistryVersionsRepository,
    private readonly files: FileStore,
    private readonly transactions: TransactionRunner,
    private readonly trail: RegistryTrail,
    private readonly clock: Clock,
  ) {}

  /** Takes the order to load an uploaded file; a job does it, and the file before it stays in force until then. */
  async load(
    actor: Actor,
    registryId: string,
    request: LoadDncRegistryRequest,
  ): Promise<DncRegistryVersionView> {
    const registry = await this.registries.getRow(registryId);
    if (registry.removedAt !== null) {
      throw new AppError('dnc_registry.removed', 'The registry was removed.', { details: { registryId } });
    }
    const file = await this.files.find(request.fileId);
    if (file === null) {
      const details = { id: request.fileId };
      throw new AppError('file.not_found', 'No such file: upload it first.', { details });
    }
    const asOf = request.asOf === undefined ? file.createdAt : new Date(request.asOf);
    demandInOrder(asOf, registry.asOf, this.clock.now());
    if (request.kind === 'changes' && registry.versionId === null) {
      throw invalid('kind', 'Load the whole registry first: there is nothing to change yet.');
    }
    const id = uuidv7();
    const { kind, encoding, mayShrink } = request;
    const options = { kind, country: registry.country, encoding, mayShrink };
    const row = { id, registryId, kind, fileId: file.id, fileName: file.name, asOf, options };
    const who = { bytesTotal: file.size, createdBy: actor.name, at: this.clock.now() };
    await this.transactions
      .run(async (tx) => {
        await this.versions.insert(tx, { ...row, ...who });
        await this.trail.loading(tx, actor, { id: registryId, name: registry.name }, row);
      })
      .catch(explainBusy);
    return this.get(registryId, id);
  }

  async list(registryId: string, query: PageQuery): Promise<Page<DncRegistryVersionView>> {
    const { versionId } = await this.registries.getRow(registryId);
    const rows = await this.versions.list(registryId, decodeIdCursor(query.cursor), query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [row.id]);
    return {
      items: page.items.map((row) => toDncRegistryVersionView(row, versionId)),
      nextCursor: page.nextCursor,
    };
  }

  async get(registryId: string, id: string): Promise<DncRegistryVersionView> {
    const { versionId } = await this.registries.getRow(registryId);
    return toDncRegistryVersionView(await this.getRow(registryId, id), versionId);
  }

  async rejects(registryId: string, id: string): Promise<{ file: StoredFile; body: Readable }> {
    const { rejectsFileId } = await this.getRow(registryId, id);
    const file = rejectsFileId === null ? null : await this.files.find(rejectsFileId);
    if (file !== null) return { file, body: this.files.read(file.id) };
    throw new AppError(
      'dnc_registry_version.no_rejects',
      'There is no rejects file: no line was refused, or not yet.',
      { details: { id } },
    );
  }

  /** Ends a file that is not in force yet. Nothing of it counts. */
  async cancel(actor: Actor, registryId: string, id: string): Promise<DncRegistryVersionView> {
    await this.getRow(registryId, id);
    await this.transactions.run(async (tx) => {
      if (!(await this.versions.cancel(tx, id, this.clock.now()))) {
        const message = 'The file is in force or over already.';
        throw new AppError('dnc_registry_version.not_cancellable', message, { details: { id } });
      }
      await this.trail.cancelled(tx, actor, registryId, id);
    });
    return this.get(registryId, id);
  }

  private async getRow(registryId: string, id: string): Promise<VersionRow> {
    const row = await this.versions.find(registryId, id);
    if (row !== null) return row;
    throw new AppError('dnc_registry_version.not_found', 'The registry has no such file.', {
      details: { id },
    });
  }
}

const invalid = (path: string, message: string): AppError =>
  new AppError('dnc_registry.invalid', message, { issues: [{ path, message }] });

/** Adds and deletes are right in their order only, and an old file must not pass for a new one. */
function demandInOrder(asOf: Date, inForce: Date | null, now: Date): void {
  if (asOf > now) throw invalid('asOf', 'The date of the file lies ahead.');
  if (inForce !== null && asOf < inForce) {
    throw invalid('asOf', `The file is older than the one in force, which is of ${inForce.toISOString()}.`);
  }
}

function explainBusy(error: unknown): never {
  if (brokenConstraint(error) !== 'dnc_registry_version_one_under_way') throw error;
  throw new AppError('dnc_registry.busy', 'Another file of this registry is being loaded.', {
    details: {},
  });
}
