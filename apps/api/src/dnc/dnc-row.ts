import type { DncMatch, DncScope } from '@callspool/domain';

/** A do-not-call entry as it is stored, with the names that its readers need. */
export interface DncRow {
  readonly id: string;
  readonly scope: DncScope;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly match: DncMatch;
  /** Digits without "+". */
  readonly value: string;
  readonly reason: string;
  readonly source: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly removedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedReason: string | null;
  readonly keepsProof: boolean;
}

/** Of an entry whose time has come nobody took it away. */
export const EXPIRED = { removedBy: 'Callspool', removedReason: 'expired' } as const;

const COLUMNS = `
  entry.id, entry.scope, entry.group_id as "groupId", campaign_group.name as "groupName",
  entry.campaign_id as "campaignId", campaign.name as "campaignName", entry.match, entry.value, entry.reason, entry.source,
  entry.created_by as "createdBy", entry.created_at as "createdAt", entry.expires_at as "expiresAt",
  entry.removed_at as "removedAt", entry.removed_by as "removedBy", entry.removed_reason as "removedReason",
  entry.keeps_proof as "keepsProof"`;

/** Rows with their names; `from` gives the rows of dnc_entry. */
export const dncSelect = (from: string): string => `
  select ${COLUMNS} from ${from} entry
  left join campaign_group on campaign_group.id = entry.group_id
  left join campaign on campaign.id = entry.campaign_id`;
