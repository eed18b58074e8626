import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Who uses an embedded server: one file per use, named after its process. The last one to leave stops the server; what
 * a killed process left behind does not count, so an orphaned server is adopted rather than kept alive for ever.
 */
export class ServerUsers {
  constructor(private readonly dir: string) {
    mkdirSync(dir, { recursive: true });
  }

  /** Signs in, and gives the ticket to leave with. */
  enter(): string {
    const ticket = `${process.pid}-${randomUUID()}`;
    writeFileSync(path.join(this.dir, ticket), '');
    return ticket;
  }

  /** Leaves, and tells whether nobody else is left. */
  leave(ticket: string): boolean {
    rmSync(path.join(this.dir, ticket), { force: true });
    return this.others().length === 0;
  }

  private others(): string[] {
    return readdirSync(this.dir).filter((ticket) => {
      if (isAlive(Number.parseInt(ticket, 10))) return true;
      rmSync(path.join(this.dir, ticket), { force: true });
      return false;
    });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
