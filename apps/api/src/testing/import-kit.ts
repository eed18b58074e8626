import { createDatabase } from '@callspool/database';
import { createTestDatabase, TestClock } from '@callspool/testing';
import type { StartImportRequest } from '@callspool/contracts';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../database/database.service.js';
import { DatabaseFileStore } from '../files/database-file-store.repository.js';
import { ImportOptionsReader } from '../contact-lists/import-options-reader.js';
import { ListDryRunsRepository } from '../contact-lists/list-dry-runs.repository.js';
import { ListImportsRepository } from '../contact-lists/list-imports.repository.js';
import { type ImportEnd, type ImportJob, runImport } from '../contact-lists/run-import.js';
import { SpoolRepository } from '../spool/spool.repository.js';
import { Spool } from '../spool/spool.service.js';

/** The import put together as the product does, on a database of its own, without HTTP and jobs. */
export async function importKit() {
  const testDatabase = await createTestDatabase();
  const database = new Database(createDatabase({ url: testDatabase.url, max: 10 }), testDatabase.url);
  const clock = new TestClock();
  const files = new DatabaseFileStore(database, clock);
  const spool = new Spool(new SpoolRepository(database), clock);
  const imports = new ListImportsRepository(database);
  const dryRuns = new ListDryRunsRepository(database);

  async function createList(options: { country?: string; zone?: string | null } = {}): Promise<string> {
    const id = uuidv7();
    await database.pool.query(
      `insert into contact_list (id, name, default_country, default_time_zone, created_at, updated_at)
       values ($1::uuid, $1::text, $2, $3, $4, $4)`,
      [id, options.country ?? 'BE', options.zone ?? null, clock.now()],
    );
    return id;
  }

  async function upload(content: string | Buffer): Promise<string> {
    const file = { name: 'people.csv', contentType: 'text/csv', createdBy: 'test' };
    return (await files.write(file, [Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>)).id;
  }

  /** Stores the order to import, as the route does, and does not run it. */
  const order = (
    listId: string,
    content: string | Buffer,
    request: Partial<StartImportRequest> = {},
  ): Promise<string> => orderIn(imports, listId, content, request);

  /** The same for a dry run; run it with `isDryRun`. */
  const orderDryRun = (
    listId: string,
    content: string | Buffer,
    request: Partial<StartImportRequest> = {},
  ): Promise<string> => orderIn(dryRuns, listId, content, request);

  async function orderIn(
    into: ListImportsRepository,
    listId: string,
    content: string | Buffer,
    request: Partial<StartImportRequest>,
  ): Promise<string> {
    const fileId = await upload(content);
    const { file, options, bytesTotal } = await new ImportOptionsReader(files).read({
      fileId,
      layout: 'auto',
      hasHeader: true,
      delimiter: 'auto',
      encoding: 'utf-8',
      ...request,
    });
    const id = uuidv7();
    const row = { id, listId, fileId, fileName: file.name, options, bytesTotal };
    await database.sqlTransaction((tx) => into.insert(tx, { ...row, createdBy: 'test', at: clock.now() }));
    return id;
  }

  const run = (importId: string, job: Partial<ImportJob> = {}): Promise<ImportEnd> =>
    runImport({ database, files, spool, clock, importId, ...job });

  return {
    url: testDatabase.url,
    database,
    files,
    spool,
    clock,
    imports,
    dryRuns,
    createList,
    order,
    orderDryRun,
    run,
    /** Rows of a query. */
    rows: async <T = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
      (await database.pool.query(sql, parameters)).rows as T[],
    /** The text of an import's rejects file, or null. */
    rejects: async (listId: string, importId: string): Promise<string | null> => {
      const id = (await imports.find(listId, importId))?.rejectsFileId ?? null;
      if (id === null) return null;
      const chunks: Buffer[] = [];
      for await (const chunk of files.read(id)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString();
    },
    close: async () => {
      await database.onApplicationShutdown();
      await testDatabase.close();
    },
  };
}
export type ImportKit = Awaited<ReturnType<typeof importKit>>;
