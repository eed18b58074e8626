import type {
  ConfirmationName,
  ConnectionKind,
  DialingMethod,
  DraftField,
  SpoolCounts,
} from '@callspool/contracts';
import type { CampaignState, WeeklyHours } from '@callspool/domain';

export type Confirmations = Partial<Record<ConfirmationName, { readonly by: string; readonly at: string }>>;

/** A schedule as the policy reads it: the week, and the dates on which it is closed. */
export interface Schedule {
  readonly week: WeeklyHours;
  readonly holidays: readonly string[];
}

/** A campaign as it is stored, with what an answer needs of its neighbours. */
export interface CampaignRecord {
  readonly id: string;
  readonly name: string;
  readonly state: CampaignState;
  readonly stateChangedAt: Date;
  readonly stateReason: string | null;
  readonly connectionId: string;
  readonly connection: {
    readonly name: string;
    readonly kind: ConnectionKind;
    readonly isEnabled: boolean;
    readonly isArchived: boolean;
  };
  readonly method: DialingMethod;
  readonly vendorSettings: Readonly<Record<string, unknown>>;
  readonly callerId: string | null;
  readonly listIds: readonly string[];
  readonly timeZone: string;
  readonly dialingHoursId: string;
  readonly contactingHoursId: string;
  readonly dialing: Schedule;
  readonly contacting: Schedule;
  readonly respoolRuleSetId: string;
  readonly groupId: string | null;
  readonly minGapSeconds: number;
  readonly callsPerSecond: number;
  readonly maxConcurrent: number;
  readonly weight: number;
  readonly startAt: Date | null;
  readonly endAt: Date | null;
  readonly vendorDecides: boolean;
  readonly confirmations: Confirmations;
  /** Fields that stand on a proposal because nobody has chosen them yet. */
  readonly undecided: readonly DraftField[];
  readonly dispatch: {
    readonly at: Date;
    readonly binding: string;
    readonly lastError: string | null;
  } | null;
  readonly policyVersion: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a caller may write. */
export type CampaignValues = Pick<
  CampaignRecord,
  | 'name'
  | 'connectionId'
  | 'method'
  | 'vendorSettings'
  | 'callerId'
  | 'timeZone'
  | 'dialingHoursId'
  | 'contactingHoursId'
  | 'respoolRuleSetId'
  | 'groupId'
  | 'minGapSeconds'
  | 'callsPerSecond'
  | 'maxConcurrent'
  | 'weight'
  | 'startAt'
  | 'endAt'
  | 'vendorDecides'
  | 'confirmations'
  | 'undecided'
>;

/** What the spool of a campaign looks like at this moment. */
export interface SpoolFigures {
  readonly counts: SpoolCounts;
  /** When the next waiting entry may become eligible. */
  readonly nextAt: Date | null;
}

/** Connection and method are part of what the audit must be able to tell, so a run fixes them. */
export const hasRun = (state: CampaignState): boolean => state !== 'draft' && state !== 'scheduled';
