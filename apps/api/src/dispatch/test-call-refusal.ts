/** What the gate says by a code, for the person who asked for the test call: what holds it, and how to mend that. */
const BY_CODE: Readonly<Record<string, string>> = {
  STOPPED:
    'all calling is stopped; lift the stop (POST /stop/release, or the button in the console) and try again.',
  CAMPAIGN_NOT_RUNNING: 'the campaign is not running; start or resume it and try again.',
  CONNECTION_DISABLED:
    "the campaign's connection is disabled; enable the connection, or give the campaign another one, and try again.",
  UNTIL: 'it could not be sent within a minute, and late calls are never made; try again.',
  DNC: 'the number is on the do-not-call list; use another phone, or remove its entry if that is wrong.',
  SCRUB_DUE:
    'a registry that must have been checked has no file, or one that is too old; load its latest file under "Do not call" and try again.',
  OCCUPIED:
    'the dialer still holds an earlier call to this number for this campaign; wait until that has ended, or use another phone.',
};

/** One sentence on why a test call was not made. `error` is a code of the gate, or words of the vendor. */
export function explainRefusal(error: string | null): string {
  const reason = error === null || error.trim() === '' ? 'no reason was given.' : (BY_CODE[error] ?? error);
  return `The test call was not made: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
}
