const CORRELATION_ID = /^[0-9a-f]{32}$/;

export const isCorrelationId = (text: string): boolean => CORRELATION_ID.test(text);

/** Our id in a field that the vendor hands back, or `null`: upper case is forgiven, anything else is not ours. */
export function findCorrelationId(text: string): string | null {
  const id = text.trim().toLowerCase();
  return isCorrelationId(id) ? id : null;
}
