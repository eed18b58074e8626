const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const CORRELATION_ID = /^[0-9a-f]{32}$/i;

/** The attempt's id as vendors carry it: 32 lower-case hex digits. Throws a RangeError on anything but a UUID. */
export function correlationIdOf(attemptId: string): string {
  if (!UUID.test(attemptId)) throw new RangeError(`An attempt id is a UUID, not "${attemptId}".`);
  return attemptId.replaceAll('-', '').toLowerCase();
}

/** The attempt id behind a correlation id that a vendor gave back, or null when it is none of ours. */
export function attemptIdOf(correlationId: string): string | null {
  if (!CORRELATION_ID.test(correlationId)) return null;
  const hex = correlationId.toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
