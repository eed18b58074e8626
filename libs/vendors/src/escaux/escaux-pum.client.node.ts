import { ESCAUX } from './escaux-functions.js';
import type { CallOptions, EscauxHttp } from './escaux-http.node.js';
import { PumSpacing } from './escaux-pum-spacing.js';
import { demandExtension, demandPhone } from './escaux-request.mapper.js';
import { decodePum, type PumAnswer } from './escaux-result.wire.js';

/** Personal user mobility: an agent's extension on the phone that he sits at. */
export class EscauxPumClient {
  private readonly spacing: PumSpacing;

  constructor(
    private readonly http: EscauxHttp,
    monotonicNow: () => number,
  ) {
    this.spacing = new PumSpacing(monotonicNow);
  }

  /**
   * Connects the extension's virtual phone with a physical one. Within 90 seconds of the last change of that extension it is
   * refused here, kind `throttled` with `retryAfterMs`, and nothing is sent.
   */
  async login(extension: string, phone: string, options?: CallOptions): Promise<PumAnswer> {
    const operation = 'pumLogin';
    const query = [
      ['ext', demandExtension(operation, 'extension', extension)],
      ['phone', demandPhone(operation, 'phone', phone)],
    ] as const;
    const asked = { root: 'pumLoginResult', extension, phone };
    return this.spacing.run(operation, extension, async () => {
      const answer = await this.http.ask(
        ESCAUX.pumLogin,
        query,
        (text, drift) => decodePum(text, asked, drift),
        options,
      );
      return answer.value;
    });
  }

  /** Removes every virtual phone of the extension. */
  async logout(extension: string, options?: CallOptions): Promise<PumAnswer> {
    const operation = 'pumLogout';
    const query = [['ext', demandExtension(operation, 'extension', extension)]] as const;
    const asked = { root: 'pumLogoutResult', extension };
    return this.spacing.run(operation, extension, async () => {
      const answer = await this.http.ask(
        ESCAUX.pumLogout,
        query,
        (text, drift) => decodePum(text, asked, drift),
        options,
      );
      return answer.value;
    });
  }
}
