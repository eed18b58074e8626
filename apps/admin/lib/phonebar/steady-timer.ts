let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, () => void>();

/** Resolves after that long also while the page is in the background, where a browser slows its own timers down to minutes. */
export function steadySleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const id = (lastId += 1);
    const timer = steadyTimer();
    if (timer === null) {
      setTimeout(resolve, ms);
      return;
    }
    waiting.set(id, resolve);
    timer.postMessage({ id, ms });
  });
}

function steadyTimer(): Worker | null {
  if (worker !== null || typeof Worker === 'undefined') return worker;
  worker = new Worker('/steady-timer.js');
  worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
    waiting.get(data)?.();
    waiting.delete(data);
  });
  // It did not load: whoever waits must not wait for ever.
  worker.addEventListener('error', () => {
    for (const resolve of waiting.values()) setTimeout(resolve, 1_000);
    waiting.clear();
  });
  return worker;
}
