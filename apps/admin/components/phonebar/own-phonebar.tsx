'use client';

import type { PhonebarView } from '@callspool/contracts';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { allPhonebars, reportMyCalls, withdrawMyCalls } from '../../lib/api/phonebars';
import { type BarStatus, BarWatch, LOOKING } from '../../lib/phonebar/bar-watch';
import { steadySleep } from '../../lib/phonebar/steady-timer';
import { useMay } from '../session/session-context';

interface OwnPhonebar {
  /** The phonebars that may stand on this PC; empty for whoever takes no calls. */
  readonly bars: readonly PhonebarView[];
  /** The one that was said to; null: none. */
  readonly chosen: PhonebarView | null;
  readonly status: BarStatus;
  /** Null: none any more. Kept in this browser. */
  choose(id: string | null): void;
}

const OwnPhonebarContext = createContext<OwnPhonebar>({
  bars: [],
  chosen: null,
  status: LOOKING,
  choose: () => undefined,
});

export const useOwnPhonebar = (): OwnPhonebar => useContext(OwnPhonebarContext);

/** Reads the phonebar of this PC and reports its calls, on whichever page one is, as long as the switch is on. */
export function OwnPhonebarProvider({ children }: { readonly children: ReactNode }) {
  const isMine = useMay()('phonebar.report');
  const [id, setId] = useLocalStorage({ key: 'callspool-phonebar', defaultValue: '' });
  const { data } = useQuery({ ...allPhonebars, enabled: isMine });
  const [status, setStatus] = useState<BarStatus>(LOOKING);
  const bars = data?.items ?? [];
  const chosen = bars.find((bar) => bar.id === id) ?? null;
  // Renewed only when something of it changes: a list that is read again must not begin the watch anew.
  const key = chosen === null ? null : JSON.stringify(chosen);
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    void aloneInBrowser(stop.signal, setStatus, () =>
      watchBar(JSON.parse(key) as PhonebarView, stop.signal, setStatus),
    );
    return () => {
      stop.abort();
      setStatus(LOOKING);
    };
  }, [key]);
  return (
    <OwnPhonebarContext value={{ bars, chosen, status, choose: (next) => setId(next ?? '') }}>
      {children}
    </OwnPhonebarContext>
  );
}

/** One tab reads and reports; the others wait until it is closed. Where a browser has no locks, each tab does, which harms nothing. */
async function aloneInBrowser(
  signal: AbortSignal,
  onStatus: (status: BarStatus) => void,
  run: () => Promise<void>,
): Promise<void> {
  if (!('locks' in navigator)) return run();
  onStatus({ ...LOOKING, state: 'elsewhere' });
  try {
    await navigator.locks.request('callspool-phonebar', { signal }, run);
  } catch (error) {
    // The switch was turned off while another tab still had the phonebar.
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}

async function watchBar(
  bar: PhonebarView,
  signal: AbortSignal,
  onStatus: (status: BarStatus) => void,
): Promise<void> {
  onStatus(LOOKING);
  const watch = new BarWatch(
    bar,
    { report: (calls) => reportMyCalls(bar.id, calls), withdraw: () => withdrawMyCalls(bar.id) },
    { clock: { now: () => new Date() }, monotonicNow: () => performance.now() },
  );
  while (!signal.aborted) {
    const status = await watch.look();
    if (signal.aborted) break;
    onStatus(status);
    await Promise.race([steadySleep(watch.pauseMs), aborted(signal)]);
  }
  await watch.end();
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
