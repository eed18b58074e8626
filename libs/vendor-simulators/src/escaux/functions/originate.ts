import type { Reply } from '../../http/reply.js';
import type { Channel } from '../channel.js';
import { isPhoneId } from '../directory.js';
import type { Leg } from '../exchange.js';
import type { Extension } from '../fixture.js';
import type { Party } from '../history.js';
import { broken, denied } from '../refusal.js';
import { optional, required, resultOf, type SopCall, type SopFunction } from './function.js';

const result = resultOf('ccOriginateResult');
const NUMBER = /^[0-9*#+]+$/;

/** "Values are limited to max 59 printable characters in the ranges [0-9], [A-Z] or [a-z]." */
const VALUE = /^[0-9A-Za-z]{0,59}$/;

/** `name1=value1|name2=|name3=value3`. */
function variablesOf(call: SopCall): Map<string, string> {
  const variables = new Map<string, string>();
  if (!call.query.has('var')) return variables;
  for (const item of call.value('var').split('|')) {
    const [, name, value] = /^([^=]+)=(.*)$/.exec(item) ?? [];
    if (name === undefined || value === undefined)
      throw broken('var.format', 'an item of var is not name=value');
    if (!VALUE.test(value))
      throw broken('var.value', `the value of ${name} is too long or of other characters`);
    if (variables.has(name)) throw broken('var.repeated', `var sets ${name} twice`);
    variables.set(name, value);
  }
  return variables;
}

/** "It must be an existing extension with PRIMARY or SECONDARY phone defined." */
function callerOf(call: SopCall): Extension | null {
  const ext = call.value('ext');
  if (ext === '') return null;
  const entry = call.sop.directory.find(ext);
  if (entry === undefined || (entry.dp === '' && entry.sp === ''))
    throw denied('ext.unknown', `there is no extension "${ext}" with a phone`);
  return entry;
}

interface FirstLeg {
  readonly number: string;
  readonly phone: string | null;
  readonly channelName?: string;
}

/** What is rung first: a phone of ours, a number through a Local channel, or an IAX peer. */
function firstLegOf(call: SopCall): FirstLeg {
  const [id, technology] = [call.value('phone_id'), call.value('technology')];
  const { directory } = call.sop;
  switch (technology) {
    case '':
      if (!isPhoneId(id))
        throw broken('phone_id.format', `"${id}" is no phone id, and there is no technology`);
      if (!directory.isRegistered(id)) throw denied('phone_id.unknown', `no phone "${id}" is registered`);
      return { number: id, phone: id };
    case 'Local': {
      if (!NUMBER.test(id)) throw broken('phone_id.format', `"${id}" is no number`);
      if (call.value('ext') === '') throw broken('ext.missing', 'technology=Local needs ext');
      const entry = directory.find(id);
      const phone = entry === undefined ? null : directory.ringable(entry);
      if (entry !== undefined && phone === null)
        throw denied('phone_id.unknown', `${id} has no phone that rings`);
      return { number: id, phone: phone?.phone ?? null, channelName: `Local/${id}@internal` };
    }
    case 'IAX':
      return { number: id, phone: null, channelName: `IAX2/${id}` };
    default:
      throw broken('technology.unknown', `technology is "${technology}", not "Local" or "IAX"`);
  }
}

/** Channels of the Local technology give way to the real one once answered, and their variables go with them. */
function optimiseAway(call: SopCall, channel: Channel): void {
  if (call.value('technology') !== 'Local' || call.value('local_optimization') === 'false') return;
  channel.id = call.sop.exchange.newChannelId(channel.phone);
  channel.variables.clear();
}

/** Rings the phone, then the number. Settles once: true when the call came about. */
function place(call: SopCall, settle: (isDone: boolean) => void): boolean {
  const { sop } = call;
  const variables = variablesOf(call);
  const caller = callerOf(call);
  const first = firstLegOf(call);
  const to = call.value('to');
  if (!NUMBER.test(to)) throw broken('to.format', `"${to}" is no number`);
  const owner = first.phone === null ? null : sop.directory.ownerOf(first.phone);
  const shown = caller ?? owner?.entry ?? null;
  const party: Party | null =
    caller === null ? owner : { ext: caller.ext, place: owner?.ext === caller.ext ? owner.place : 'none' };
  const correlation = call.query.get('var') ?? null;
  const about = { operation: 'ccOriginate', correlation } as const;
  const leg: Leg = {
    ...about,
    ...first,
    leg: 'first',
    callerName: shown === null ? first.number : `${shown.fn} ${shown.ln}`,
    callerNumber: shown?.ext ?? first.number,
    isOriginating: true,
    staysUp: true,
    onAnswer: (channel, cdrIds) => {
      // Before the Local channel is gone, and its variables with it.
      sop.announce(channel, to);
      optimiseAway(call, channel);
      if (sop.settings.originateWaitsFor === 'phone') settle(true);
      const isRung = sop.connect(channel, to, {
        ...about,
        leg: 'second',
        caller: party,
        onAnswer: () => settle(true),
        onFail: () => settle(false),
        alsoNoteIn: cdrIds,
      });
      if (isRung) return;
      settle(false);
      sop.exchange.hangUp(channel);
    },
    onEnd: (channel, cdrIds) => {
      settle(false);
      if (channel.call.answerAt === null && sop.settings.recordsUnansweredPhone)
        cdrIds.push(...unansweredPhone(call, channel, party));
    },
  };
  const channel = sop.exchange.ring({ ...leg, onRing: (ringing) => setAll(ringing, variables) });
  return channel !== null;
}

function setAll(channel: Channel, variables: ReadonlyMap<string, string>): void {
  for (const [name, value] of variables) channel.variables.set(name, value);
}

const unansweredPhone = ({ sop, query }: SopCall, channel: Channel, caller: Party | null): string[] =>
  sop.history.write({
    operation: 'ccOriginate',
    startedAt: channel.call.ringAt,
    answeredAt: null,
    endedAt: sop.timers.now(),
    callerName: channel.callerName,
    callerNumber: channel.callerNumber,
    calledNumber: query.get('to') ?? '',
    caller,
    called: null,
    origchannel: channel.id,
    dstchannel: '',
  });

export const ccOriginate: SopFunction = {
  name: 'ccOriginate',
  forms: ['php'],
  parameters: [
    ...required('phone_id', 'to'),
    ...optional('ext', 'technology', 'async', 'local_optimization', 'var'),
  ],
  failure: result,
  run(call) {
    const isAsync = call.query.has('async') && call.flag('async');
    if (call.query.has('local_optimization')) call.flag('local_optimization');
    let answer: (reply: Reply) => void = () => undefined;
    const outcome = new Promise<Reply>((resolve) => {
      answer = resolve;
    });
    const settle = (isDone: boolean): void => answer(result(call, isDone ? 0 : 1));
    if (!place(call, settle)) throw denied('lines', 'no line is free');
    if (isAsync) return result(call, 0);
    // A reset forgets the call; whoever still waits for it is told that it failed.
    const forget = call.sop.whenReset(() => settle(false));
    return outcome.finally(forget);
  },
};
