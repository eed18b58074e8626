/** Ids of what a full desk has, for the paths of its screens. */
export interface World {
  /** Running, with results. */
  readonly campaign: string;
  readonly paused: string;
  readonly draft: string;
  /** Started, and outside its hours. */
  readonly waiting: string;
  readonly list: string;
  readonly import: string;
  readonly contact: string;
  readonly hours: string;
  readonly calendar: string;
  readonly ruleSet: string;
  readonly registry: string;
  readonly connection: string;
  readonly downConnection: string;
}
