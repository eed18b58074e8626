const POLL_MS = 500;

/** Calls `end` once process `parent` is gone; the system then gives us another parent. */
export function whenParentIsGone(parent: number, end: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, POLL_MS);
  timer.unref();
}
