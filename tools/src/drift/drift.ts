import { createEmptyDatabase } from '@callspool/testing';
import path from 'node:path';
import { say } from '../output/say.js';
import { ROOT } from '../process/root.js';
import { runProgram } from '../process/run-program.js';
import { inScope } from '../process/scope.js';

/** Ends 0 when replaying all migrations gives exactly the schema, 2 when they differ. */
export function drift(_args: readonly string[]): Promise<number> {
  return inScope(async (scope) => {
    const empty = await createEmptyDatabase();
    scope.defer(() => empty.close());
    const prisma = path.join(ROOT, 'node_modules/prisma/build/index.js');
    const args = [
      'migrate',
      'diff',
      '--config',
      'tools/prisma-drift.config.ts',
      '--from-migrations',
      'prisma/migrations',
    ];
    const result = await runProgram(
      scope,
      process.execPath,
      [prisma, ...args, '--to-schema', 'prisma', '--exit-code'],
      {
        env: {
          DRIFT_DATABASE_URL: empty.url,
          PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'tools/bin/schema-engine.mjs'),
        },
      },
    );
    if (result.code === 0) say('The schema and the migrations agree.');
    else
      say(
        `${result.output.trim()}\nThe schema and the migrations differ: make a migration with "npm run db:migrate".`,
      );
    return result.code;
  });
}
