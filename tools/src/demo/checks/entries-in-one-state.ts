import { checked, type Check } from './facts.js';

const STATES = new Set(['new', 'waiting', 'ready', 'in_flight', 'done', 'blocked']);

/** Every contact has one entry in each campaign, in one state, and is in flight exactly when its attempt is open. */
export const entriesInOneState: Check = (facts) => {
  const problems: string[] = [];
  if (facts.entries.length !== facts.expectedEntries) {
    problems.push(`there are ${facts.entries.length} spool entries, not ${facts.expectedEntries}`);
  }
  const open = new Set(facts.attempts.filter((attempt) => attempt.isOpen).map((attempt) => attempt.id));
  const seen = new Set<string>();
  for (const entry of facts.entries) {
    const key = `${entry.campaignId} ${entry.contactId}`;
    if (seen.has(key)) problems.push(`contact ${entry.contactId} is twice in campaign ${entry.campaignId}`);
    seen.add(key);
    if (!STATES.has(entry.state)) problems.push(`entry ${entry.id} is in the unknown state "${entry.state}"`);
    const isOpen = entry.attemptId !== null && open.has(entry.attemptId);
    if (entry.state === 'in_flight' && !isOpen)
      problems.push(`entry ${entry.id} is in flight without an open attempt`);
    if (entry.state !== 'in_flight' && isOpen)
      problems.push(`entry ${entry.id} is ${entry.state} while its attempt is open`);
  }
  return checked('every spool entry is in one state', problems);
};

/** Every uploaded row was accepted, or rejected with a reason. */
export const rowsAreAccountedFor: Check = (facts) => {
  const problems = facts.imports.flatMap((file) => {
    const named = Object.values(file.rejectCounts).reduce((sum, count) => sum + count, 0);
    if (file.state !== 'done') return [`the import of ${file.fileName} is ${file.state}`];
    if (file.rowsAccepted + file.rowsRejected !== file.rowsRead) {
      return [
        `${file.fileName}: ${file.rowsRead} rows, but ${file.rowsAccepted} accepted and ${file.rowsRejected} rejected`,
      ];
    }
    return named < file.rowsRejected
      ? [`${file.fileName}: ${file.rowsRejected - named} rows were rejected without a reason`]
      : [];
  });
  return checked('every row is accepted, or rejected with a reason', problems);
};
