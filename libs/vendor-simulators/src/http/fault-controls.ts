import { parseFaultRule, type FaultBoard, type FaultControls, type FaultKind } from './faults.js';

/** Something that listens, and can be closed and brought back at the same address. */
export interface ClosablePort {
  readonly isOpen: boolean;
  close(): Promise<void>;
  reopen(): Promise<void>;
}

export interface FaultEffects {
  /** What each fault closes. */
  readonly ports: Partial<
    Record<Extract<FaultKind, 'portClosed' | 'eventPortClosed'>, readonly ClosablePort[]>
  >;
  readonly expireTokens?: () => void;
}

/** Couples the rules with what they do to ports and tokens. */
export function faultControls(board: FaultBoard, { ports, expireTokens }: FaultEffects): FaultControls {
  const closedBy = (kind: FaultKind): readonly ClosablePort[] =>
    kind === 'portClosed' || kind === 'eventPortClosed' ? (ports[kind] ?? []) : [];
  const isClosed = (port: ClosablePort): boolean =>
    board.list().some(({ kind }) => closedBy(kind).includes(port));
  return {
    async add(rule) {
      const fault = board.put(parseFaultRule(rule));
      if (fault.kind === 'expireToken') {
        board.remove(fault.id);
        expireTokens?.();
      }
      for (const port of closedBy(fault.kind)) await port.close();
      return fault;
    },
    async clear(id) {
      board.remove(id);
      for (const port of Object.values(ports).flat())
        if (!isClosed(port) && !port.isOpen) await port.reopen();
    },
    list: () => board.list(),
  };
}
