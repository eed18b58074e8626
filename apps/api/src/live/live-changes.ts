import type { LiveEvent } from '@callspool/contracts';
import { toLiveSnapshot } from './live.mapper.js';
import type { LiveRow, ToldSnapshot } from './live-screen.repository.js';

/** What one read found: the rows are those that the watcher has not been told. */
export interface LiveReading {
  readonly now: Date;
  readonly connections: LiveEvent['connections'];
  readonly rows: readonly LiveRow[];
}

/** What one watcher of the live screen has been told, so that nothing is read or sent twice. */
export class LiveChanges {
  private readonly known = new Map<string, ToldSnapshot>();

  told(): ToldSnapshot[] {
    return [...this.known.values()];
  }

  next({ now, connections, rows }: LiveReading): LiveEvent {
    for (const { connectionId, kind, version } of rows) {
      this.known.set(`${connectionId} ${kind}`, { connectionId, kind, version });
    }
    return {
      at: now.toISOString(),
      connections,
      snapshots: rows.map((row) => toLiveSnapshot(row, now)),
    };
  }
}
