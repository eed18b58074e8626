/** Codes of node's sockets and of PostgreSQL (class 08, 57P0x, 53300) that mean "not reachable at the moment". */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // Prisma: cannot reach, timed out, closed the connection, pool or transaction could not start.
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
]);
const AWAY_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Can't reach database server|Unable to start a transaction in the given time|Cannot use a pool after calling end/;
const DEEPEST_CAUSE = 6;

/** Whether the error says that the database cannot be reached, rather than that it refused a statement. */
export function isDatabaseAway(error: unknown): boolean {
  return chain(error).some(
    (link) => AWAY.has(String(link['code'])) || AWAY_TEXT.test(String(link['message'])),
  );
}

/** Character not in repertoire, untranslatable character: a text that no column can hold, above all one with NUL. */
const UNSTORABLE = new Set(['22021', '22P05']);

/** Whether the database refused a text because of a character in it. */
export function isUnstorableText(error: unknown): boolean {
  return chain(error).some(
    (link) => UNSTORABLE.has(String(link['code'])) || UNSTORABLE.has(String(link['originalCode'])),
  );
}

/** Whether a statement ran longer than its own limit allows (query_canceled). */
export const isOutOfTime = (error: unknown): boolean =>
  chain(error).some((link) => link['code'] === '57014' || link['originalCode'] === '57014');

/** Whether a statement waited longer for a lock than it may (lock_not_available). */
export const isLockedOut = (error: unknown): boolean =>
  chain(error).some((link) => link['code'] === '55P03' || link['originalCode'] === '55P03');

/** Name of the constraint a statement broke (unique, foreign key, check, exclusion), or null. */
export function brokenConstraint(error: unknown): string | null {
  for (const link of chain(error)) {
    // pg says `constraint: 'name'`; Prisma's driver adapter `constraint: { index: 'name' }`.
    const constraint = link['constraint'];
    if (typeof constraint === 'string') return constraint;
    if (isRecord(constraint) && typeof constraint['index'] === 'string') return constraint['index'];
  }
  return null;
}

function chain(error: unknown): Record<string, unknown>[] {
  const links: Record<string, unknown>[] = [];
  let rest: unknown[] = [error];
  while (rest.length > 0 && links.length < DEEPEST_CAUSE * 4) {
    const records = rest.filter(isRecord);
    links.push(...records);
    rest = records.flatMap(next);
  }
  return links;
}

function next(link: Record<string, unknown>): unknown[] {
  const meta = link['meta'];
  const adapterError = isRecord(meta) ? meta['driverAdapterError'] : undefined;
  const inner = Array.isArray(link['errors']) ? (link['errors'] as unknown[]) : [];
  return [link['cause'], adapterError, ...inner];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
