import type { Chance } from './chance.js';

/** How a dial ends. Each vendor spells these in its own words. */
export type CallOutcome = 'answered' | 'no_answer' | 'busy' | 'congestion' | 'failed' | 'cancelled';

export const CALL_OUTCOMES: readonly CallOutcome[] = [
  'answered',
  'no_answer',
  'busy',
  'congestion',
  'failed',
  'cancelled',
];

/** Outcome by the last two digits of the number dialled: the first row whose `upTo` is not below them. */
export const OUTCOME_BY_LAST_TWO_DIGITS: readonly { readonly upTo: number; readonly outcome: CallOutcome }[] =
  [
    { upTo: 69, outcome: 'answered' },
    { upTo: 84, outcome: 'no_answer' },
    { upTo: 92, outcome: 'busy' },
    { upTo: 95, outcome: 'congestion' },
    { upTo: 98, outcome: 'failed' },
    { upTo: 99, outcome: 'cancelled' },
  ];

export interface OutcomeSettings {
  /** Scripted outcomes by number (digits only). A list is used up one by one; its last entry then stays. */
  outcomes: Record<string, CallOutcome | CallOutcome[]>;
  /** What decides when no script does: the last two digits, or chance alone. */
  outcomeBy: 'digits' | 'chance';
  /** Weights for chance; they need not add up to 1. */
  outcomeWeights: Record<CallOutcome, number>;
}

export const DEFAULT_OUTCOME_WEIGHTS: Record<CallOutcome, number> = {
  answered: 0.7,
  no_answer: 0.15,
  busy: 0.08,
  congestion: 0.03,
  failed: 0.03,
  cancelled: 0.01,
};

export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** The scripted outcome of the next dial of this number, or null when nothing is scripted. */
export function scriptedOutcome(number: string, settings: OutcomeSettings): CallOutcome | null {
  const scripted = settings.outcomes[digitsOf(number)];
  if (scripted === undefined) return null;
  if (!Array.isArray(scripted)) return scripted;
  return (scripted.length > 1 ? scripted.shift() : scripted[0]) ?? null;
}

export function decideOutcome(number: string, settings: OutcomeSettings, chance: Chance): CallOutcome {
  const scripted = scriptedOutcome(number, settings);
  if (scripted !== null) return scripted;
  const lastTwo = digitsOf(number).slice(-2);
  if (settings.outcomeBy === 'digits' && lastTwo.length === 2) {
    const row = OUTCOME_BY_LAST_TWO_DIGITS.find(({ upTo }) => Number(lastTwo) <= upTo);
    return row?.outcome ?? 'answered';
  }
  return byWeight(settings.outcomeWeights, chance);
}

function byWeight(weights: Record<CallOutcome, number>, chance: Chance): CallOutcome {
  const total = CALL_OUTCOMES.reduce((sum, outcome) => sum + weights[outcome], 0);
  let left = chance() * total;
  for (const outcome of CALL_OUTCOMES) {
    left -= weights[outcome];
    if (left < 0) return outcome;
  }
  return 'answered';
}
