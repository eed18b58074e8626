import type { EngineSettings } from '../engine/call-engine.js';
import { defaultBarSettings, type BarOptions, type BarSettings } from '../phonebar/bar-settings.js';

/** What may change while the xCALLY phonebar runs. Assign to the fields; `reset()` brings the start back. */
export interface XcallySettings extends BarSettings {
  /** Whether the agent is in Pause. `holding` without a call switches it on; nothing here switches it off. */
  paused: boolean;
  /** Own extension, and the queues the agent serves. */
  extension: string;
  queues: string[];
  /** Whether `response` is the text "true", as printed, or a boolean. */
  responseAs: 'text' | 'boolean';
  /** What a list without rows is in JSON: `[]`, or no `rows` at all. */
  emptyRows: 'array' | 'absent';
  /** Writes JSON with the typographic quotes of the vendor's page. */
  typographic: boolean;
  /** A UTF-8 byte-order mark before the document; an XML declaration. */
  byteOrderMark: boolean;
  xmlDeclaration: boolean;
  /** Whether `uniqueid` and `channel` are filled; the vendor's sample shows them empty during a call. */
  fillsUniqueid: boolean;
  /** What `channels` says in `response` when there is no call; undocumented. */
  idleChannels: 'true' | 'false';
  /** Undocumented form of a failure. */
  failure: 'envelope' | 'empty' | 'http500';
  /** What `holding` does to a call on hold: takes it back, or fails. */
  holdingTwice: 'resumes' | 'fails';
  /**
   * `holding` without a call sends the agent into Pause, as documented. By default that counts as a violation: a
   * hold that came too late must not pause an agent unnoticed. `quiet` is for callers that mean it.
   */
  holdingWithoutCall: 'violation' | 'quiet';
}

export const defaultXcallySettings = (): XcallySettings => ({
  ...defaultBarSettings(),
  paused: false,
  extension: '1001',
  queues: ['Sales', 'Support'],
  responseAs: 'text',
  emptyRows: 'array',
  typographic: false,
  byteOrderMark: false,
  xmlDeclaration: false,
  fillsUniqueid: false,
  idleChannels: 'true',
  failure: 'envelope',
  holdingTwice: 'resumes',
  holdingWithoutCall: 'violation',
});

/** Settings as given at the start: every part may be left out. */
export type XcallySettingsInput = Partial<Omit<XcallySettings, 'engine'>> & {
  engine?: Partial<EngineSettings>;
};

export interface XcallySimulatorOptions extends BarOptions {
  settings?: XcallySettingsInput;
}
