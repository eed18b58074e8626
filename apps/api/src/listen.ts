import type { NestExpressApplication } from '@nestjs/platform-express';
import { StartError } from './common/errors/start-error.js';
import type { Config } from './config/config.js';

const PORTS_TO_TRY = 50;

/**
 * Listens on the configured port; when nobody chose it and it is taken, says so and takes the next free one.
 * @throws StartError when a chosen port is taken, or the address is not ours.
 */
export async function listen(
  app: NestExpressApplication,
  config: Config,
  say: (line: string) => void,
): Promise<void> {
  const tries = config.isPortChosen ? 1 : PORTS_TO_TRY;
  for (let port = config.port; port < config.port + tries; port++) {
    try {
      await app.listen(port, config.host);
      if (port !== config.port) say(`Port ${config.port} is taken, so ${port} serves.`);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRNOTAVAIL') {
        throw new StartError(
          `This machine has no address ${config.host}: set HOST to one it has, such as 127.0.0.1.`,
        );
      }
      if (code === 'EACCES') {
        throw new StartError(`Port ${port} may not be used by this user: set PORT to one above 1023.`);
      }
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw new StartError(
    `Port ${config.port} on ${config.host} is taken: set PORT to a free one, or end what uses it.`,
  );
}
