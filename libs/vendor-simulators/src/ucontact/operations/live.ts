import { DateTime } from 'luxon';
import { json, type Reply } from '../../http/reply.js';
import type { DialerRunner } from '../dialer-runner.js';
import { gson } from '../gson.js';
import type { UcontactWorld } from '../world.js';
import { field, type Operation } from './operation.js';

interface LiveFigures {
  readonly agents: number;
  readonly free: number;
  readonly ringing: number;
  readonly talking: number;
  readonly meanHoldS: number;
  readonly meanTalkS: number;
  readonly longestHoldS: number;
}

function figuresOf(world: UcontactWorld, runner: DialerRunner): LiveFigures {
  const now = world.timers.now();
  const calls = runner.activeCalls;
  const ringing = calls.filter((call) => call.answerAt === null);
  const talking = calls.length - ringing.length;
  const { completed, talkMs, ringMs } = runner.counters;
  const meanS = (totalMs: number): number => (completed === 0 ? 0 : Math.round(totalMs / completed / 1000));
  const agents = runner.dialer.agents.length;
  return {
    agents,
    free: Math.max(0, agents - talking),
    ringing: ringing.length,
    talking,
    meanHoldS: meanS(ringMs),
    meanTalkS: meanS(talkMs),
    longestHoldS: ringing.reduce((most, call) => Math.max(most, Math.round((now - call.ringAt) / 1000)), 0),
  };
}

function dateReceived(world: UcontactWorld): string {
  const local = DateTime.fromMillis(world.timers.now(), { zone: world.settings.timeZone, locale: 'en-US' });
  const space = world.settings.narrowSpaceBeforeAmPm ? '\u202f' : ' ';
  return `${local.toFormat('MMM d, yyyy h:mm:ss')}${space}${local.toFormat('a')}`;
}

/** A broadcast has no queue; every other dialer's campaign is one. */
const queuesOf = (world: UcontactWorld): DialerRunner[] =>
  world.allRunners().filter(({ dialer }) => dialer.type !== 'VoiceBroadcast');

export const queueSummary: Operation = {
  name: 'queuesummary',
  path: 'Supervisor/queuesummary',
  required: [],
  run(world): Reply {
    const tail = {
      internalActionId: `${Math.floor(world.chance() * 2_000_000_000)}_${world.dials.size}`,
      dateReceived: dateReceived(world),
    };
    const items = queuesOf(world).map((runner) => {
      const live = figuresOf(world, runner);
      return {
        queue: runner.dialer.name,
        loggedIn: live.agents,
        available: live.free,
        callers: live.ringing,
        holdTime: live.meanHoldS,
        talkTime: live.meanTalkS,
        longestHoldTime: live.longestHoldS,
        ...tail,
      };
    });
    return json(gson([...items, tail]));
  },
};

const clockText = (seconds: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}-0`;
};

function statusOf(world: UcontactWorld, runner: DialerRunner): object {
  const live = figuresOf(world, runner);
  const { completed, talkMs, ringMs } = runner.counters;
  const level = completed === 0 ? '0.0' : '100.0';
  return {
    campaign: runner.dialer.name,
    availables: live.free,
    notavailables: 0,
    paused: 0,
    busy: live.agents - live.free,
    busypaused: 0,
    totalagents: live.agents,
    logged: live.agents,
    onwrapup: 0,
    completed,
    abandoned: 0,
    talked: clockText(Math.round(talkMs / 1000)),
    hold: clockText(Math.round(ringMs / 1000)),
    abandonedlevel: '0',
    totalcalls: completed,
    acd: live.ringing,
    servicelevel: level,
    servicelevel2: level,
    strategy: 'leastrecent',
    slevelthreshold: '3',
    wrapup: 0,
  };
}

export const campaignStatus: Operation = {
  name: 'campaignstatus',
  path: 'Supervisor/campaignstatus',
  required: ['queue'],
  run(world, form): Reply {
    const wanted = field(form, 'queue');
    const isExact = wanted !== '' && world.settings.statusFilter === 'exact';
    const result: Record<string, object> = {};
    for (const runner of queuesOf(world)) {
      if (isExact && runner.dialer.name !== wanted) continue;
      result[runner.dialer.name] = statusOf(world, runner);
      if (!world.settings.statusShowsAgents) continue;
      for (const { name, phone } of runner.dialer.agents)
        result[name] = { agent: name, phone, status: 'available' };
    }
    return json(gson(result));
  },
};
