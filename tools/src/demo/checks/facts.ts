/** What really happened and what the service says of it, side by side; every check is a pure function of this. */
export interface RunFacts {
  readonly dials: readonly DialFact[];
  readonly attempts: readonly AttemptFact[];
  readonly entries: readonly EntryFact[];
  readonly vendorSpool: readonly VendorSpoolFact[];
  readonly dnc: readonly DncFact[];
  readonly caps: readonly CapFact[];
  readonly violations: readonly string[];
  readonly imports: readonly ImportFact[];
  readonly campaigns: readonly CampaignFact[];
  /** Contacts times campaigns that work their list. */
  readonly expectedEntries: number;
  /** Attempt ids that an answered do-not-call addition named as already past the gate. */
  readonly pastGate: readonly string[];
}

/** One phone that rang, as the simulator itself knows it. */
export interface DialFact {
  readonly id: string;
  readonly vendor: 'ucontact' | 'iexpbx';
  readonly at: Date;
  /** As dialled: any spelling. */
  readonly number: string;
  readonly leg: 'only' | 'first' | 'second';
  /** The text that was to carry the attempt's id. */
  readonly correlation: string | null;
  readonly outcome: string;
}

export interface AttemptFact {
  readonly id: string;
  readonly campaignId: string;
  readonly number: string;
  readonly dialedAs: string;
  readonly personId: string | null;
  readonly state: string;
  readonly result: string | null;
  readonly error: string | null;
  readonly evidence: string | null;
  readonly dialedAt: Date | null;
  /** True while it is in the table of attempts that are not settled. */
  readonly isOpen: boolean;
  /** Every zone in which the number's contact may be. */
  readonly zones: readonly string[];
}

export interface EntryFact {
  readonly id: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly state: string;
  readonly attemptId: string | null;
}

export interface VendorSpoolFact {
  readonly state: string;
  readonly data: string;
}

export interface DncFact {
  readonly value: string;
  readonly match: 'number' | 'prefix';
  /** Null: it holds everywhere. */
  readonly campaignId: string | null;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
}

/** At most `max` dials in a rolling window of `seconds`. */
export interface CapFact {
  readonly scope: 'number' | 'person';
  readonly max: number;
  readonly seconds: number;
}

export interface ImportFact {
  readonly fileName: string;
  readonly state: string;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly rejectCounts: Readonly<Record<string, number>>;
}

export interface CampaignFact {
  readonly id: string;
  readonly name: string;
  readonly vendor: 'ucontact' | 'iexpbx';
  readonly minGapSeconds: number;
  /** Minutes of the day, half-open, on every day of the week. */
  readonly contactingMinutes: { readonly from: number; readonly to: number };
}

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** What broke it, in words. */
  readonly problems: readonly string[];
  /** What the check lists without it being wrong. */
  readonly notes: readonly string[];
}

export type Check = (facts: RunFacts) => CheckResult;

export const checked = (
  name: string,
  problems: readonly string[],
  notes: readonly string[] = [],
): CheckResult => ({
  name,
  ok: problems.length === 0,
  problems,
  notes,
});
