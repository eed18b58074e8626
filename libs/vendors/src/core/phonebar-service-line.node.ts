import type { JudgeContext } from './judge-status.js';
import { judgePhonebar, type PhonebarRequest, type PhonebarText, type PhonebarWay } from './phonebar-line.js';
import type { PhonebarKind } from './phonebar.js';
import type { Sender } from './sender.node.js';

/** The service's own way to a phonebar that it can reach: through its sockets, limits and circuit, as to every other vendor. */
export class PhonebarServiceLine implements PhonebarWay {
  constructor(
    private readonly kind: PhonebarKind,
    private readonly sender: Sender,
    /** A path in front of the phonebar's own; empty as a rule. */
    private readonly prefix: string,
  ) {}

  send<T>(
    { operation, path, sendBy }: PhonebarRequest,
    judge: (context: JudgeContext, answer: PhonebarText) => T,
  ): Promise<T> {
    return this.sender.send({ operation, method: 'GET', path: `${this.prefix}${path}`, sendBy }, (answer) =>
      judgePhonebar({ vendor: this.kind, operation }, answer, judge),
    );
  }
}
