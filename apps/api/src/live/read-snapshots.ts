import type { ConnectionKind, PhonebarReach, SnapshotKind } from '@callspool/contracts';
import { isMissing, type Vendor, VendorError } from '@callspool/vendors';

const KINDS_OF: Readonly<Record<ConnectionKind, readonly SnapshotKind[]>> = {
  ucontact: ['campaign_status', 'queues'],
  iexpbx: ['active_calls', 'members', 'queues'],
  escaux: ['active_calls', 'members', 'queues'],
  xcally: ['active_calls', 'queues'],
  motion: ['active_calls'],
};

/** The snapshots that a connection has; of a phonebar that only its agent's browser reaches, the calls which that reports. */
export function snapshotKindsOf({
  kind,
  reach,
}: {
  readonly kind: ConnectionKind;
  readonly reach: PhonebarReach | null;
}): readonly SnapshotKind[] {
  return reach === 'browser' ? ['active_calls'] : KINDS_OF[kind];
}

export type SnapshotReading =
  | { readonly kind: SnapshotKind; readonly at: Date; readonly items: readonly unknown[] }
  | { readonly kind: SnapshotKind; readonly error: string };

/** Reads one kind of snapshot; trouble with the vendor is an answer, not an exception. */
export async function readSnapshot(vendor: Vendor, kind: SnapshotKind): Promise<SnapshotReading> {
  try {
    const reading = readerOf(vendor, kind);
    if ('missing' in reading) return { kind, error: reading.missing };
    const { at, items } = await reading.read();
    return { kind, at, items };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { kind, error: error.message };
  }
}

type Reading = { read(): Promise<{ at: Date; items: readonly unknown[] }> } | { missing: string };

function readerOf(vendor: Vendor, kind: SnapshotKind): Reading {
  switch (kind) {
    case 'queues': {
      const reader = vendor.capability('queueReader');
      return isMissing(reader) ? reader : { read: () => reader.readQueues() };
    }
    case 'members': {
      const reader = vendor.capability('memberReader');
      return isMissing(reader) ? reader : { read: () => reader.readMembers() };
    }
    case 'active_calls': {
      const reader = vendor.capability('activeCallReader');
      return isMissing(reader) ? reader : { read: () => reader.readActiveCalls() };
    }
    case 'campaign_status': {
      const reader = vendor.capability('campaignStatusReader');
      return isMissing(reader) ? reader : { read: () => reader.readCampaignStatus() };
    }
  }
}
