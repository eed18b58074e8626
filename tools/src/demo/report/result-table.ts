import type { CheckResult, ImportFact } from '../checks/facts.js';
import type { CampaignRow } from './read-report.js';
import { textTable } from './text-table.js';
import type { WaitingRow } from './waiting.js';

/** Everything a run came to; `--json` prints it as it is. */
export interface RunReport {
  readonly seconds: number;
  readonly campaigns: readonly CampaignRow[];
  readonly imports: readonly ImportFact[];
  readonly waiting: readonly WaitingRow[];
  readonly dials: { readonly ucontact: number; readonly iexpbx: number };
  readonly checks: readonly CheckResult[];
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ') || '-';

/** The report as text for people. */
export function reportText(report: RunReport): string {
  return [
    section('Campaigns', campaignsTable(report)),
    section('Uploads', importsTable(report)),
    section('Still waiting', waitingTable(report)),
    section('Checks', report.checks.map(checkLines).join('\n')),
  ].join('\n\n');
}

const section = (title: string, body: string): string => `${title}\n${body}`;

const campaignsTable = ({ campaigns }: RunReport): string =>
  textTable(
    ['campaign', 'contacts', 'done', 'waiting', 'blocked', 'attempts', 'results'],
    campaigns.map((row) => [
      row.name,
      String(total(row.entries)),
      String(row.entries['done'] ?? 0),
      String(row.entries['waiting'] ?? 0),
      String(row.entries['blocked'] ?? 0),
      String(total(row.attempts)),
      listed(row.results),
    ]),
  );

const importsTable = ({ imports }: RunReport): string =>
  textTable(
    ['file', 'rows', 'accepted', 'rejected', 'why'],
    imports.map((file) => [
      file.fileName,
      String(file.rowsRead),
      String(file.rowsAccepted),
      String(file.rowsRejected),
      listed(file.rejectCounts),
    ]),
  );

function waitingTable({ waiting }: RunReport): string {
  if (waiting.length === 0) return '  nothing';
  return textTable(
    ['campaign', 'contacts', 'reason', 'zone', 'opens'],
    waiting.map((row) => [
      row.campaign,
      String(row.entries),
      row.reasons.join(', ') || row.state,
      zonesInShort(row.zones),
      row.nextAt === null ? 'not by itself' : opening(row.nextAt, row.zones[0]),
    ]),
  );
}

const zonesInShort = ([first, ...more]: readonly string[]): string =>
  first === undefined ? '-' : more.length === 0 ? first : `${first} and ${more.length} more`;

/** In UTC, and on the contact's own clock where the zone matters. */
export function opening(at: Date, zone: string | undefined): string {
  const utc = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  if (zone === undefined) return utc;
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return `${utc} (${local} there)`;
}

const SHOWN = 10;

function checkLines(check: CheckResult): string {
  const listed = [...check.problems, ...check.notes];
  const shown = listed.slice(0, SHOWN).map((text) => `       ${text}`);
  const more = listed.length - shown.length;
  if (more > 0) shown.push(`       and ${more} more; --json lists all`);
  return [`  ${check.ok ? 'ok  ' : 'FAIL'} ${check.name}`, ...shown].join('\n');
}
