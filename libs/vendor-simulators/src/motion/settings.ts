import type { EngineSettings } from '../engine/call-engine.js';
import { defaultBarSettings, type BarOptions, type BarSettings } from '../phonebar/bar-settings.js';

/** What may change while the Motion phonebar runs. Assign to the fields; `reset()` brings the start back. */
export interface MotionSettings extends BarSettings {
  /** Undocumented shape of the call list: bare, or wrapped in an object. */
  listForm: 'array' | 'calls' | 'data';
  /** An idle phonebar answers an empty list, or 204 without a body. */
  idleList: 'list' | 'noContent';
  numericSessionIds: boolean;
  /** Keys left out of every call of the list. */
  missingFields: string[];
  /** Whether `originate` answers with the session it made; off, so that nobody relies on it. */
  originateReturnsSession: boolean;
  /** What `hold` does to a call on hold: takes it back, or answers 409. */
  holdTwice: 'resumes' | 'fails';
  /** What a dial does while another call is active: answers 409, or puts that one on hold. */
  secondOriginate: 'fails' | 'holds';
  /** How long an ended call is still listed, as RELEASED or TERMINATED. */
  lingerMs: number;
}

export const defaultMotionSettings = (): MotionSettings => ({
  ...defaultBarSettings(),
  listForm: 'array',
  idleList: 'list',
  numericSessionIds: false,
  missingFields: [],
  originateReturnsSession: false,
  holdTwice: 'resumes',
  secondOriginate: 'fails',
  lingerMs: 500,
});

/** Settings as given at the start: every part may be left out. */
export type MotionSettingsInput = Partial<Omit<MotionSettings, 'engine'>> & {
  engine?: Partial<EngineSettings>;
};

export interface MotionSimulatorOptions extends BarOptions {
  settings?: MotionSettingsInput;
}
