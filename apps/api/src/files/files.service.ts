import type { Readable } from 'node:stream';
import { MAX_FILE_BYTES, type StoredFileView } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { Database } from '../database/database.service.js';
import { FileStore, type StoredFile } from './file-store.js';

export interface Upload {
  readonly name: string;
  readonly contentType: string;
  readonly body: AsyncIterable<Uint8Array>;
}

@Injectable()
export class FilesService {
  constructor(
    private readonly store: FileStore,
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Streams an upload into the store. */
  async upload(actor: Actor, { name, contentType, body }: Upload): Promise<StoredFileView> {
    const file = await this.takeIn(
      { name, contentType, createdBy: actor.name, maxBytes: MAX_FILE_BYTES },
      body,
    );
    if (file.size === 0) {
      await this.store.remove(file.id);
      throw new AppError('file.empty', 'The upload has no bytes: send the file as the body of the request.');
    }
    await this.database.transaction((tx) =>
      this.audit.record(tx, {
        actor,
        action: 'file.uploaded',
        objectType: 'file',
        objectId: file.id,
        after: { name, size: file.size },
      }),
    );
    return toView(file);
  }

  private async takeIn(
    file: Parameters<FileStore['write']>[0],
    body: AsyncIterable<Uint8Array>,
  ): Promise<StoredFile> {
    try {
      return await this.store.write(file, body);
    } catch (error) {
      // Node's word for a request whose sender went away before the end of its body.
      if (!(error instanceof Error) || error.message !== 'aborted') throw error;
      throw new AppError('file.cut_off', 'The upload broke off before its end: send it again.', {
        cause: error,
      });
    }
  }

  /** @throws AppError `file.not_found` */
  async get(id: string): Promise<StoredFileView> {
    const file = await this.store.find(id);
    if (file === null) throw new AppError('file.not_found', 'No such file.', { details: { id } });
    return toView(file);
  }

  read(id: string): Readable {
    return this.store.read(id);
  }
}

const toView = (file: StoredFile): StoredFileView => ({
  id: file.id,
  name: file.name,
  contentType: file.contentType,
  size: file.size,
  createdAt: file.createdAt.toISOString(),
});
