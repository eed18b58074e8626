import type { AttemptPastGateView } from '@callspool/contracts';
import type { AttemptPastGate } from './gate.service.js';

export const toPastGateView = (attempt: AttemptPastGate): AttemptPastGateView => ({
  ...attempt,
  sentAt: attempt.sentAt?.toISOString() ?? null,
});
