import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evidenceLine, loadProgress, saveProgress } from './evidence.js';

it('writes one row of the table, whatever the result holds', () => {
  const row = {
    at: new Date('2026-03-02T10:05:59Z'),
    commit: 'abc',
    seed: 7,
    proof: 'p',
    result: 'a | b',
    seconds: 3,
  };
  expect(evidenceLine(row)).toBe('| 2026-03-02 10:05 | abc | 7 | p | a / b | 3 |\n');
});

describe('an interrupted run', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'callspool-long-'));
  const file = path.join(dir, 'progress.json');
  afterAll(() => rmSync(dir, { recursive: true }));

  it('begins with nothing done', () => {
    expect(loadProgress('abc', 5, file)).toEqual({ commit: 'abc', seed: 5, done: [] });
  });

  it('goes on with its seed on the same commit, and begins anew on another', () => {
    saveProgress({ commit: 'abc', seed: 5, done: ['one'] }, file);
    expect(loadProgress('abc', 6, file)).toEqual({ commit: 'abc', seed: 5, done: ['one'] });
    expect(loadProgress('def', 6, file)).toEqual({ commit: 'def', seed: 6, done: [] });
  });
});
