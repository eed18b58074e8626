import { NestFactory } from '@nestjs/core';
import { StartError } from '../common/errors/start-error.js';
import { SystemClock } from '../common/clock/clock.js';
import { openSecretBox } from '../common/secrets/open-secret-box.js';
import { prepareDatabase } from '../database/prepare-database.js';
import { RotateSecrets } from '../secret-rotation/rotate-secrets.js';
import { SecretRotationModule } from '../secret-rotation/secret-rotation.module.js';
import { CommandModule } from './command.module.js';
import type { Command } from './command.js';

/** Seals every stored secret with the key that is first in the configuration, and says how many it were. */
export const rotate: Command = async ({ config, say }) => {
  const directUrl = config.databaseDirectUrl ?? '';
  await prepareDatabase(directUrl);
  const clock = new SystemClock();
  const { box, madeKeyFile } = await openSecretBox(config, directUrl, () => clock.now());
  if (madeKeyFile !== null) throw new StartError(`There was no secret yet; a key was made: ${madeKeyFile}.`);
  const context = await NestFactory.createApplicationContext(
    CommandModule.with(config, SecretRotationModule.with(box)),
    {
      logger: false,
      abortOnError: false,
    },
  );
  try {
    const { keyId, connections, vendorSessions, secondFactors } = await context.get(RotateSecrets).run();
    say(
      `Sealed anew with key ${keyId}: ${connections} connections, ${vendorSessions} vendor sessions, ` +
        `${secondFactors} second factors. Every stored secret opens with this key alone.`,
    );
  } finally {
    await context.close();
  }
};
