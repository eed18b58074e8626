import { createDatabase } from '@callspool/database';
import { SystemClock } from '../common/clock/clock.js';
import { runImport } from '../contact-lists/run-import.js';
import { Database } from '../database/database.service.js';
import { DatabaseFileStore } from '../files/database-file-store.repository.js';
import { SpoolRepository } from '../spool/spool.repository.js';
import { Spool } from '../spool/spool.service.js';

// The import alone, as a process of its own that a test may kill: node import-child.js <database url> <import id>.
const [url = '', importId = ''] = process.argv.slice(2);
const database = new Database(createDatabase({ url, max: 4 }), url);
const clock = new SystemClock();
const files = new DatabaseFileStore(database, clock);
process.stdout.write('READY\n');
const end = await runImport({
  database,
  files,
  spool: new Spool(new SpoolRepository(database), clock),
  clock,
  importId,
});
process.stdout.write(`ENDED ${end.state}\n`);
await database.onApplicationShutdown();
