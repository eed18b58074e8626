import { SNAPSHOT_KINDS } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { ConnectionsService } from '../connections/connections.service.js';
import type { LiveReading } from './live-changes.js';
import { LiveScreenRepository, type ToldSnapshot } from './live-screen.repository.js';
import { PhonebarReports } from './phonebar-reports.js';
import { snapshotKindsOf } from './read-snapshots.js';

/** All connections at once, from what was read of them last: whoever looks never asks a vendor, but keeps it being asked. */
@Injectable()
export class LiveScreen {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly screen: LiveScreenRepository,
    private readonly reports: PhonebarReports,
    private readonly clock: Clock,
  ) {}

  async read(told: readonly ToldSnapshot[]): Promise<LiveReading> {
    const now = this.clock.now();
    const watched = await this.connections.listStandings();
    const ids = watched.map(({ id }) => id);
    await this.screen.markWatched(ids, now);
    const isReported = new Map(watched.map(({ id, reach }) => [id, reach === 'browser']));
    const [read, reported] = await Promise.all([
      this.screen.changed(
        ids.filter((id) => !isReported.get(id)),
        SNAPSHOT_KINDS,
        told,
      ),
      this.reports.changed(
        ids.filter((id) => isReported.get(id)),
        told,
      ),
    ]);
    return {
      now,
      connections: watched.map(({ missing, reach, ...connection }) => ({
        ...connection,
        snapshots: [...snapshotKindsOf({ kind: connection.kind, reach })],
        canChangeMembers: missing['memberChanger'] === undefined,
        canHangUp: missing['callHanger'] === undefined,
      })),
      rows: [...read, ...reported],
    };
  }
}
