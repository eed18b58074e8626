import { parseFaultRule, type FaultBoard, type FaultControls } from './faults.js';
import type { SimulatorServer } from './simulator-server.js';

/** Couples the rules with what they do to port and tokens. */
export function faultControls(
  board: FaultBoard,
  server: SimulatorServer,
  expireTokens: (() => void) | null,
): FaultControls {
  const isClosed = (): boolean => board.list().some(({ kind }) => kind === 'portClosed');
  return {
    async add(rule) {
      const fault = board.put(parseFaultRule(rule));
      if (fault.kind === 'expireToken') {
        board.remove(fault.id);
        expireTokens?.();
      }
      if (fault.kind === 'portClosed') await server.close();
      return fault;
    },
    async clear(id) {
      board.remove(id);
      if (!isClosed() && !server.isOpen) await server.listen(server.listeningPort);
    },
    list: () => board.list(),
  };
}
