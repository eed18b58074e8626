import type { StoredFileView } from '@callspool/contracts';
import { useEffect, useRef, useState } from 'react';
import { useUnsavedGuard } from '../../../../hooks/unsaved';
import { ApiError } from '../../../../lib/api/problem';
import { uploadFile } from '../../../../lib/api/upload';

export interface Sending {
  readonly name: string;
  readonly total: number;
  readonly sent: number;
  /** By this browser's clock, epoch ms. */
  readonly startedAt: number;
}

/** Sends one file, tells how far it is, and can give it up. Leaving the page while it goes asks first. */
export function useUpload(onDone: (file: StoredFileView) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const aborting = useRef<AbortController | null>(null);
  useUnsavedGuard(sending !== null);
  useEffect(() => () => aborting.current?.abort(), []);

  const send = async (file: File): Promise<void> => {
    const abort = new AbortController();
    aborting.current = abort;
    setError(null);
    setSending({ name: file.name, total: file.size, sent: 0, startedAt: Date.now() });
    try {
      const stored = await uploadFile(file, {
        signal: abort.signal,
        onProgress: (sent) => setSending((was) => (was === null ? null : { ...was, sent })),
      });
      setSending(null);
      onDone(stored);
    } catch (failed) {
      if (abort.signal.aborted) return;
      setSending(null);
      if (!(failed instanceof ApiError)) throw failed;
      setError(failed);
    }
  };
  const giveUp = (): void => {
    aborting.current?.abort();
    setSending(null);
  };
  return { sending, error, send, giveUp, setError };
}
