import { isUp, type Bar, type Session } from '../phonebar/bar.js';
import { Refusal } from '../phonebar/refusal.js';
import type { Row } from './envelope.js';
import { callRow, peerRow, queueRows, recentRow } from './rows.js';
import type { XcallySettings } from './settings.js';

export interface VerbContext {
  readonly bar: Bar;
  readonly settings: XcallySettings;
  /** Notes a violation without refusing. */
  readonly warn: (rule: string, detail: string) => void;
}

/** One function of the list "v.2". */
export interface Verb {
  readonly name: string;
  /** Whether its path ends in a phone number. */
  readonly number: 'required' | 'none' | 'tolerated';
  run(context: VerbContext, number: string): readonly Row[];
}

const denied = (rule: string, detail: string): Refusal => new Refusal(rule, detail, false, null);

function sessionOf(bar: Bar, number: string): Session {
  const session = bar.live().find((one) => one.number === number);
  if (session === undefined) throw denied('call.unknown', `no call with ${number}`);
  return session;
}

const activeCalls = (bar: Bar): Session[] => bar.live().filter(({ state }) => state === 'ACTIVE');

/** The call a transfer is about: the page does not say which, so there must be one only. */
function theActiveCall(bar: Bar): Session {
  const [session, another] = activeCalls(bar);
  if (session === undefined) throw denied('call.none', 'no active call');
  if (another !== undefined) throw denied('call.ambiguous', 'several calls are active');
  return session;
}

function dial({ bar, settings }: VerbContext, number: string, verb: string): Session {
  if (!settings.loggedIn) throw denied('agent.loggedOut', 'no agent is logged in');
  if (activeCalls(bar).length > 0) throw denied('call.active', 'a call is active and not on hold');
  const session = bar.originate(number, verb);
  if (session === null) throw denied('lines', 'no line is free');
  return session;
}

function hold({ bar, settings, warn }: VerbContext, number: string): void {
  if (bar.live().length === 0) {
    // Documented: "move on to the Pause status an agent not on a call".
    settings.paused = true;
    if (settings.holdingWithoutCall === 'violation')
      warn('holding.paused', `no call with ${number} is left, so the agent is in Pause now`);
    return;
  }
  const session = sessionOf(bar, number);
  if (!isUp(session)) throw denied('call.state', `the call with ${number} is ${session.state}`);
  if (session.state === 'ACTIVE') return bar.hold(session);
  if (settings.holdingTwice === 'fails') throw denied('call.held', `the call with ${number} is on hold`);
  bar.resume(session);
}

/** Documented steps: answer A, holding A, originate B, conference with A. */
function conference({ bar }: VerbContext, number: string): void {
  const held = sessionOf(bar, number);
  if (held.state !== 'HOLDING') throw denied('conference.order', `the call with ${number} is not on hold`);
  if (activeCalls(bar).length === 0) throw denied('conference.order', 'there is no other active call');
  held.state = 'ACTIVE';
}

const verb = (
  name: string,
  number: Verb['number'],
  run: (context: VerbContext, number: string) => readonly Row[] | void,
): Verb => ({ name, number, run: (context, given) => run(context, given) ?? [] });

/** All functions of the list. */
export const VERBS: ReadonlyMap<string, Verb> = new Map(
  [
    verb('originate', 'required', (context, number) => void dial(context, number, 'originate')),
    // The path list has no number; the conference recipe writes "answer/A".
    verb('answer', 'tolerated', ({ bar, warn }, number) => {
      if (number !== '') warn('answer.number', `answer takes no number, got ${number}`);
      const ringing = bar.live().find(({ state }) => state === 'INCOMING');
      if (ringing === undefined) throw denied('call.none', 'no call rings');
      bar.answer(ringing);
    }),
    verb('hangup', 'required', ({ bar }, number) => bar.hangUp(sessionOf(bar, number))),
    verb('holding', 'required', hold),
    verb('channels', 'none', ({ bar, settings }) => bar.live().map((one) => callRow(bar, settings, one))),
    verb('channel', 'required', ({ bar, settings }, number) => [
      callRow(bar, settings, sessionOf(bar, number)),
    ]),
    verb('recents', 'none', ({ bar, settings }) => bar.recents().map((one) => recentRow(bar, settings, one))),
    verb('queues', 'none', ({ settings }) => queueRows(settings)),
    verb('peer', 'none', ({ settings }) => [peerRow(settings)]),
    verb('transfer', 'required', ({ bar }, number) => {
      if (bar.transfer(theActiveCall(bar), number, 'transfer') === null)
        throw denied('lines', 'no line is free');
    }),
    // One step or two is not documented: this one begins the consultation, and hanging it up completes it.
    verb('atxfer', 'required', (context, number) => {
      const waiting = theActiveCall(context.bar);
      if (!context.bar.engine.hasFreeLine) throw denied('lines', 'no line is free');
      context.bar.hold(waiting);
      dial(context, number, 'atxfer').consultationFor = waiting;
    }),
    verb('conference', 'required', conference),
    verb('reload', 'none', ({ bar, warn }) => {
      if (bar.live().length > 0) warn('reload.call', 'the configuration is reloaded during a call');
    }),
  ].map((one) => [one.name, one]),
);
