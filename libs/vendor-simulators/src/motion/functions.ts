import { json, type Reply } from '../http/reply.js';
import { isOver, isUp, type Bar, type Session } from '../phonebar/bar.js';
import { readNumber, requireNumber } from '../phonebar/bar-api.js';
import { Refusal } from '../phonebar/refusal.js';
import { callList } from './call-list.js';
import type { MotionSettings } from './settings.js';

export interface MotionContext {
  readonly bar: Bar;
  readonly settings: MotionSettings;
  /** What stands in the place of the braces, decoded. */
  readonly segments: readonly string[];
  /** `number` of the query, as sent; empty where a function has none. */
  readonly number: string;
}

/** One function of the page. */
export interface MotionFunction {
  readonly name: string;
  /** Path after `/api/`, with braces where the caller puts a value. */
  readonly path: string;
  /** Whether its query carries `number`. */
  readonly takesNumber: boolean;
  run(context: MotionContext): Reply;
}

/** Statuses of failures are inferred: 404 unknown session, 400 bad number, 409 impossible in this state. */
const conflict = (rule: string, detail: string): Refusal => new Refusal(rule, detail, false, 409);
const broken = (rule: string, detail: string, status: number): Refusal =>
  new Refusal(rule, detail, true, status);

const done = (): Reply => json('{"success":true}');

function sessionOf({ bar }: MotionContext, id: string | undefined): Session {
  const session = bar.sessions().find((one) => one.id === id);
  if (session === undefined || isOver(session))
    throw new Refusal('session.unknown', `no session "${id}"`, false, 404);
  return session;
}

/** The named session, or the only one in one of these states; without an id the choice is the phonebar's. */
function chosen(context: MotionContext, states: readonly Session['state'][]): Session {
  const [id] = context.segments;
  const session =
    id === undefined
      ? context.bar.live().find(({ state }) => states.includes(state))
      : sessionOf(context, id);
  if (session === undefined) throw conflict('session.none', `no session is ${states.join(' or ')}`);
  if (session.state === 'CONNECTING' || session.state === 'ALERTING')
    throw conflict('session.transition', `session ${session.id} is still ${session.state}`);
  if (!states.includes(session.state))
    throw conflict('session.state', `session ${session.id} is ${session.state}`);
  return session;
}

function originate(context: MotionContext): Reply {
  const { bar, settings } = context;
  const number = requireNumber(context.segments[0] ?? '', 400);
  if (!settings.loggedIn) throw conflict('agent.loggedOut', 'no agent is logged in');
  const active = bar.live().find(({ state }) => state === 'ACTIVE');
  if (active !== undefined) {
    if (settings.secondOriginate === 'fails')
      throw conflict('call.active', 'a call is active and not on hold');
    bar.hold(active);
  }
  const session = bar.originate(number, 'originate');
  if (session === null) throw conflict('lines', 'no line is free');
  if (!settings.originateReturnsSession) return done();
  return json(JSON.stringify({ success: true, sessionId: session.id }));
}

/** Without an id all calls end (the page: "Hangup all active calls"). */
function hangUp(context: MotionContext): Reply {
  const { bar } = context;
  const [id] = context.segments;
  const sessions = id === undefined ? bar.live() : [sessionOf(context, id)];
  if (sessions.length === 0) throw conflict('session.none', 'there is nothing to hang up');
  for (const session of sessions) bar.hangUp(session);
  return done();
}

function hold(context: MotionContext): Reply {
  const { bar, settings } = context;
  const session = chosen(context, context.segments.length === 0 ? ['ACTIVE'] : ['ACTIVE', 'HOLDING']);
  if (session.state === 'ACTIVE') bar.hold(session);
  else if (settings.holdTwice === 'resumes') bar.resume(session);
  else throw conflict('session.state', `session ${session.id} is on hold`);
  return done();
}

function transfer(context: MotionContext): Reply {
  const number = readNumber(context.number, 400);
  const session = chosen(context, ['ACTIVE', 'HOLDING']);
  if (context.bar.transfer(session, number, 'transfer') === null) throw conflict('lines', 'no line is free');
  return done();
}

function attendedTransfer(context: MotionContext): Reply {
  const [first, second] = context.segments;
  if (first === second) throw broken('session.equal', 'both sessions are the same', 409);
  const pair = [sessionOf(context, first), sessionOf(context, second)] as const;
  if (!pair.every(isUp) || !pair.some(({ state }) => state === 'ACTIVE'))
    throw conflict('session.state', 'both must be talking or on hold, one of them talking');
  context.bar.join(...pair);
  return done();
}

function conference({ bar }: MotionContext): Reply {
  const sessions = bar.live();
  const isReady =
    sessions.length === 2 && sessions.every(isUp) && sessions.some(({ state }) => state === 'ACTIVE');
  if (!isReady) throw conflict('conference.calls', 'a conference needs two calls, one of them active');
  for (const session of sessions) session.state = 'ACTIVE';
  return done();
}

function answer(context: MotionContext): Reply {
  context.bar.answer(chosen(context, ['INCOMING']));
  return done();
}

/** All functions, the attended transfer before the transfer whose path would swallow it. */
export const FUNCTIONS: readonly MotionFunction[] = [
  { name: 'calls', path: 'calls', takesNumber: false, run: ({ bar, settings }) => callList(bar, settings) },
  { name: 'answer', path: 'answer', takesNumber: false, run: answer },
  { name: 'answer', path: 'answer/{sessionId}', takesNumber: false, run: answer },
  { name: 'originate', path: 'originate/{number}', takesNumber: false, run: originate },
  { name: 'hangup', path: 'hangup', takesNumber: false, run: hangUp },
  { name: 'hangup', path: 'hangup/{sessionId}', takesNumber: false, run: hangUp },
  { name: 'hold', path: 'hold', takesNumber: false, run: hold },
  { name: 'hold', path: 'hold/{sessionId}', takesNumber: false, run: hold },
  {
    name: 'attendedTransfer',
    path: 'transfer/attendant/{sessionId}/{partnerSessionId}',
    takesNumber: false,
    run: attendedTransfer,
  },
  { name: 'transfer', path: 'transfer', takesNumber: true, run: transfer },
  { name: 'transfer', path: 'transfer/{sessionId}', takesNumber: true, run: transfer },
  { name: 'conference', path: 'conference', takesNumber: false, run: conference },
];
