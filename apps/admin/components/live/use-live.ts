'use client';

import { liveEvent } from '@callspool/contracts';
import { useState } from 'react';
import { type EventStream, useEventStream } from '../../hooks/use-event-stream';
import { LIVE_EVENTS } from '../../lib/api/live';
import { EMPTY_BOARD, type LiveBoard, withEvent } from '../../lib/live/live-board';

export interface Live {
  /** As it came last, or as it stood when it was frozen. */
  readonly board: LiveBoard;
  readonly stream: EventStream;
  /** Epoch ms of the freezing; null: live. */
  readonly frozenAt: number | null;
  readonly toggle: () => void;
}

/** The live board over one stream; frozen, what comes is kept and shown again when it goes live. */
export function useLive(): Live {
  const [board, setBoard] = useState<LiveBoard>(EMPTY_BOARD);
  const [frozen, setFrozen] = useState<{ readonly at: number; readonly board: LiveBoard } | null>(null);
  const stream = useEventStream(LIVE_EVENTS, {
    live: (data) => setBoard((was) => withEvent(was, liveEvent.parse(data), Date.now())),
  });
  return {
    board: frozen?.board ?? board,
    stream,
    frozenAt: frozen?.at ?? null,
    toggle: () => setFrozen((was) => (was === null ? { at: Date.now(), board } : null)),
  };
}
