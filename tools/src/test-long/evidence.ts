import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, WORK_DIR } from '../process/root.js';

export interface EvidenceRow {
  readonly at: Date;
  readonly commit: string;
  readonly seed: number;
  readonly proof: string;
  readonly result: string;
  readonly seconds: number;
}

/** One row of the table in docs/evidence.md. */
export const evidenceLine = ({ at, commit, seed, proof, result, seconds }: EvidenceRow): string =>
  `| ${at.toISOString().slice(0, 16).replace('T', ' ')} | ${commit} | ${seed} | ${proof} | ${result.replaceAll('|', '/')} | ${seconds} |\n`;

export const appendEvidence = (row: EvidenceRow): void =>
  appendFileSync(path.join(ROOT, 'docs/evidence.md'), evidenceLine(row));

/** How far the proofs have come on one commit, so that an interrupted run goes on where it was. */
export interface Progress {
  readonly commit: string;
  readonly seed: number;
  readonly done: readonly string[];
}

const PROGRESS_FILE = path.join(WORK_DIR, 'test-long.json');

/** The progress made on this commit; on another one everything begins anew, with a new seed. */
export function loadProgress(commit: string, newSeed: number, file = PROGRESS_FILE): Progress {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Progress) : null;
  return known !== null && known.commit === commit ? known : { commit, seed: newSeed, done: [] };
}

export function saveProgress(progress: Progress, file = PROGRESS_FILE): void {
  writeFileSync(file, JSON.stringify(progress));
}
