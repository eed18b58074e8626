import { CallEngine, defaultEngineSettings, type Call, type EngineSettings } from './call-engine.js';
import { seededChance } from './chance.js';
import { ManualClock } from './clock.js';
import { Timers } from './timers.js';

describe('the call engine', () => {
  let clock: ManualClock;
  let settings: EngineSettings;
  let engine: CallEngine;
  let story: string[];
  beforeEach(() => {
    clock = new ManualClock('2026-03-02T12:00:00Z');
    settings = { ...defaultEngineSettings(), ringMs: [1000, 1000], talkMs: [3000, 3000] };
    engine = new CallEngine(new Timers(clock), seededChance(1), () => settings);
    story = [];
  });

  const place = (number: string): Call | null =>
    engine.place({
      number,
      onRing: () => story.push('ring'),
      onAnswer: () => story.push('answer'),
      onEnd: (call) => story.push(call.outcome),
    });

  it('rings, answers and ends in its time', () => {
    const call = place('1');
    settings.outcomes = { '1': 'answered' };
    clock.advance(999);
    expect(call?.answerAt).toBeNull();
    clock.advance(3001);
    expect(call?.endAt).toBe(clock.now());
    expect(story).toEqual(['ring', 'answer', 'answered']);
  });

  it('gives a line back when a call ends', () => {
    settings.lines = 1;
    expect(place('100')).not.toBeNull();
    expect(place('100')).toBeNull();
    clock.advance(4000);
    expect(place('100')).not.toBeNull();
  });

  it('completes calls within the request in instant mode', () => {
    settings.instant = true;
    expect(place('100')?.endAt).toBe(clock.now());
    expect(story).toEqual(['ring', 'answer', 'answered']);
    expect(engine.busyLines).toBe(0);
  });

  it('turns a call that is cut while ringing into a cancelled one', () => {
    const call = place('100');
    expect(call !== null && engine.hangUp(call)).toBe(true);
    expect(story).toEqual(['ring', 'cancelled']);
    clock.advance(10_000);
    expect(story).toHaveLength(2);
    expect(call !== null && engine.hangUp(call)).toBe(false);
  });

  it('leaves an answered call answered when it is cut', () => {
    const call = place('100');
    clock.advance(1500);
    if (call !== null) engine.hangUp(call);
    expect(story).toEqual(['ring', 'answer', 'answered']);
    expect(call?.endAt).toBe(clock.now());
  });

  it('lets somebody pick up a phone that would have rung out', () => {
    const call = engine.place({
      number: '1',
      outcome: 'no_answer',
      ringMs: [20_000, 20_000],
      onRing: () => story.push('ring'),
      onAnswer: () => story.push('answer'),
      onEnd: ({ outcome }) => story.push(outcome),
    });
    clock.advance(15_000);
    expect(call !== null && engine.answer(call)).toBe(true);
    expect(call !== null && engine.answer(call)).toBe(false);
    clock.advance(3000);
    expect(story).toEqual(['ring', 'answer', 'answered']);
    expect(call?.endAt).toBe(clock.now());
  });

  it('rings as long as the call asks, even in instant mode', () => {
    settings.instant = true;
    const call = engine.place({
      number: '1',
      ringMs: [500, 500],
      onRing: () => undefined,
      onEnd: () => undefined,
    });
    expect(call?.endAt).toBeNull();
    clock.advance(500);
    expect(call?.endAt).toBe(clock.now());
  });

  it('forgets running calls without a word', () => {
    place('100');
    engine.forgetAll();
    clock.advance(10_000);
    expect(story).toEqual(['ring']);
  });
});
