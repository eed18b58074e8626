import { useEffect, useEffectEvent, useState } from 'react';
import { apiPath, type Query } from '../lib/api/request';

/** `lost`: the line broke and is being tried again; what is shown may be old. */
export type StreamState = 'connecting' | 'open' | 'lost';

export interface EventStream {
  readonly state: StreamState;
  /** When the last event came, epoch ms by this browser's clock; 0: none so far. */
  readonly lastAt: number;
}

const AGAIN_MS = 3_000;

/**
 * Server-sent events of the API, one handler an event type, reconnecting for ever. The browser tries a broken line again by
 * itself, but gives up when the answer is an error: then we begin anew. Null as path: no stream.
 */
export function useEventStream(
  path: string | null,
  handlers: Readonly<Record<string, (data: unknown) => void>>,
  query: Query = {},
): EventStream {
  const [stream, setStream] = useState<EventStream>({ state: 'connecting', lastAt: 0 });
  const address = path === null ? null : apiPath(path, query);
  const types = Object.keys(handlers).sort().join(',');
  const receive = useEffectEvent((type: string, text: string) => {
    handlers[type]?.(JSON.parse(text));
    setStream({ state: 'open', lastAt: Date.now() });
  });
  useEffect(() => {
    if (address === null) return;
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource(address);
      source.onopen = () => setStream((was) => ({ ...was, state: 'open' }));
      source.onerror = () => {
        setStream((was) => ({ ...was, state: 'lost' }));
        if (source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
      };
      for (const type of types.split(',')) {
        source.addEventListener(type, (event: MessageEvent<string>) => receive(type, event.data));
      }
    };
    open();
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [address, types]);
  return stream;
}
