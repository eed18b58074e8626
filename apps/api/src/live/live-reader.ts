import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { type MemberItem, withStateSince } from './member-states.js';
import { readSnapshot, snapshotKindsOf } from './read-snapshots.js';
import { type ReadTarget, SnapshotsRepository } from './snapshots.repository.js';

const WATCHED_MS = 30_000;

/** Reads what a connection shows now, and keeps it with its moment. */
@Injectable()
export class LiveReader {
  constructor(
    private readonly snapshots: SnapshotsRepository,
    private readonly vendors: VendorRegistry,
    private readonly clock: Clock,
  ) {}

  listTargets(): Promise<ReadTarget[]> {
    return this.snapshots.listTargets(new Date(this.clock.now().getTime() - WATCHED_MS));
  }

  async read(target: ReadTarget): Promise<void> {
    const vendor = await this.vendors.get(target.id);
    for (const kind of snapshotKindsOf({ ...target, reach: null })) {
      const reading = await readSnapshot(vendor, kind);
      if ('error' in reading)
        await this.snapshots.writeError(target.id, kind, this.clock.now(), reading.error);
      else {
        const items = kind === 'members' ? await this.sinceWhen(target.id, reading) : reading.items;
        await this.snapshots.write(target.id, kind, reading.at, items);
      }
    }
  }

  private async sinceWhen(
    connectionId: string,
    { at, items }: { readonly at: Date; readonly items: readonly unknown[] },
  ): Promise<MemberItem[]> {
    const [row] = await this.snapshots.listOf(connectionId, ['members']);
    const before = row === undefined ? null : { seenAt: row.seenAt, items: row.payload.items };
    return withStateSince(items as readonly MemberItem[], at, before);
  }
}
