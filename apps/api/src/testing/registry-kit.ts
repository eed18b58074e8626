import { createDatabase } from '@callspool/database';
import type { DncEntry } from '@callspool/domain';
import { v7 as uuidv7 } from 'uuid';
import { AuditRepository } from '../audit/audit.repository.js';
import { AuditService } from '../audit/audit.service.js';
import { SystemClock } from '../common/clock/clock.js';
import { Database } from '../database/database.service.js';
import { TransactionRunner } from '../database/transaction-runner.js';
import { DatabaseFileStore } from '../files/database-file-store.repository.js';
import { FactsRepository } from '../dispatch/facts.repository.js';
import { DncBlacklistingsRepository } from '../dnc/dnc-blacklistings.repository.js';
import { DncRecallsRepository } from '../dnc/dnc-recalls.repository.js';
import { DncRecalls } from '../dnc/dnc-recalls.service.js';
import { DncRegistriesRepository } from '../dnc-registries/dnc-registries.repository.js';
import {
  DncRegistryVersionsRepository,
  type VersionRow,
} from '../dnc-registries/dnc-registry-versions.repository.js';
import { NumbersRepository } from '../dnc-registries/numbers.repository.js';
import { RegistrySwitch } from '../dnc-registries/registry-switch.js';
import { runRegistryVersion } from '../dnc-registries/run-registry-version.js';
import { Gate } from '../gate/gate.service.js';
import { GateRepository } from '../gate/gate.repository.js';
import { JobsRepository } from '../jobs/jobs.repository.js';
import { JobsService } from '../jobs/jobs.service.js';
import { SpoolRepository } from '../spool/spool.repository.js';
import { Spool } from '../spool/spool.service.js';

/** Registries put together as the product does, on a given database, without HTTP and jobs. */
export function registryKit({ url }: { readonly url: string }) {
  const handle = createDatabase({ url, max: 8 });
  const database = new Database(handle, url);
  const clock = new SystemClock();
  const files = new DatabaseFileStore(database, clock);
  const registries = new DncRegistriesRepository(database);
  const versions = new DncRegistryVersionsRepository(database);
  const facts = new FactsRepository();
  const switchOver = new RegistrySwitch(
    new TransactionRunner(database),
    registries,
    versions,
    new Spool(new SpoolRepository(database), clock),
    new Gate(new GateRepository(database)),
    new DncRecalls(
      new DncRecallsRepository(database),
      new DncBlacklistingsRepository(database),
      new JobsService(new JobsRepository(database)),
      clock,
    ),
    new AuditService(new AuditRepository(database), clock),
    clock,
  );

  /** A registry for every campaign, with numbers of the United States. */
  async function create(name: string): Promise<string> {
    const id = uuidv7();
    const registry = { id, name, scope: 'all' as const, groupId: null, campaignId: null };
    const rules = { countries: [], callingCodes: [], country: 'US', maxAgeDays: null };
    await database.sqlTransaction((tx) =>
      registries.insert(tx, { ...registry, ...rules }, { by: 'bench', at: clock.now() }),
    );
    return id;
  }

  /** Loads a file as the job does; gives its row as it is then. */
  async function load(
    registryId: string,
    kind: 'full' | 'changes',
    content: AsyncIterable<Uint8Array>,
  ): Promise<VersionRow> {
    const about = { name: `${kind}.txt`, contentType: 'text/plain', createdBy: 'bench' };
    const file = await files.write(about, content);
    const id = uuidv7();
    const options = { kind, country: 'US', encoding: 'utf-8' as const, mayShrink: false };
    const row = { id, registryId, kind, fileId: file.id, fileName: file.name, asOf: clock.now(), options };
    const who = { bytesTotal: file.size, createdBy: 'bench', at: clock.now() };
    await database.sqlTransaction((tx) => versions.insert(tx, { ...row, ...who }));
    const numbers = new NumbersRepository(database);
    await runRegistryVersion({ versions, numbers, files, switchOver, clock, versionId: id });
    const loaded = await versions.find(registryId, id);
    if (loaded === null) throw new Error('The version is gone.');
    return loaded;
  }

  return {
    database,
    create,
    load,
    /** What may forbid calls to a number, by the statement with which the claim asks. */
    lookUp: (e164: string): Promise<DncEntry[]> =>
      database.withClient((client) => facts.dncOf(client, [e164])),
    tableOf: async (registryId: string): Promise<string | null> =>
      (await registries.find(registryId))?.numbersTable ?? null,
    close: () => handle.close(),
  };
}
export type RegistryKit = ReturnType<typeof registryKit>;
