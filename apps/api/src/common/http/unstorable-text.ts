import type { Issue } from '@callspool/contracts';

const MOST_ISSUES = 200;
const DEEPEST = 64;
const NUL = '\u0000';
const HALF_CHARACTER = /\p{Surrogate}/u;

/**
 * Every text in a body, a query or a path parameter that PostgreSQL cannot hold, with its field path; also the keys of
 * objects. `at` is the path of `value` itself, empty for a whole body or query. Stops at 200 findings and 64 levels.
 */
export function findUnstorableText(value: unknown, at = ''): Issue[] {
  const issues: Issue[] = [];
  look(value, at, 0, issues);
  return issues;
}

function look(value: unknown, path: string, depth: number, issues: Issue[]): void {
  if (issues.length >= MOST_ISSUES) return;
  if (typeof value === 'string') return lookAtText(value, path, issues);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) {
    issues.push({ path, message: `Nested more than ${DEEPEST} levels deep; flatten it.` });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const innerPath = path === '' ? shown(key) : `${path}.${shown(key)}`;
    lookAtText(key, innerPath, issues);
    look(inner, innerPath, depth + 1, issues);
  }
}

function lookAtText(text: string, path: string, issues: Issue[]): void {
  if (text.includes(NUL)) {
    issues.push({ path, message: 'Holds the NUL character (U+0000), which cannot be stored; leave it out.' });
  } else if (HALF_CHARACTER.test(text)) {
    issues.push({ path, message: 'Holds half a character (a lone surrogate); send well-formed Unicode.' });
  }
}

const shown = (key: string): string => escapeNul(key);

/** The text with each NUL written out as `\u0000`, for what must be kept rather than refused. */
export const escapeNul = (text: string): string => text.replaceAll(NUL, String.raw`\u0000`);
