import { z } from 'zod';
import type { Scope } from '../process/scope.js';
import { ServiceProcess } from '../process/service-process.js';
import type { DialFact, VendorSpoolFact } from './checks/facts.js';

const ready = z.object({
  ucontact: z.object({ url: z.string() }),
  iexpbx: z.object({ url: z.string() }),
  control: z.object({ url: z.string() }),
});

const dials = z.array(
  z.object({
    seq: z.number(),
    id: z.string(),
    vendor: z.enum(['ucontact', 'iexpbx']),
    at: z.coerce.date(),
    number: z.string(),
    leg: z.enum(['only', 'first', 'second']),
    correlation: z.string().nullable(),
    outcome: z.string(),
  }),
);
const spool = z.array(z.object({ state: z.string(), data: z.string() }));
const violations = z.array(
  z.object({ vendor: z.string(), operation: z.string(), rule: z.string(), detail: z.string() }),
);

/** The simulated vendors, running, with the ground truth of what rang. */
export class Simulators {
  private constructor(
    readonly ucontactUrl: string,
    readonly iexpbxUrl: string,
    private readonly controlUrl: string,
  ) {}

  /** Starts both vendors on free ports; they end with the scope. */
  static async start(scope: Scope, zones: { ucontact: string; iexpbx: string }): Promise<Simulators> {
    let first: string | null = null;
    const service = new ServiceProcess({
      name: 'simulators',
      script: 'apps/simulator/dist/main.js',
      args: ['--ucontact-time-zone', zones.ucontact, '--iexpbx-time-zone', zones.iexpbx],
      onLine: (line) => (first ??= line),
    });
    scope.defer(() => service.stop());
    await service.untilReady(async () => first !== null, 30_000);
    const urls = ready.parse(JSON.parse(first ?? ''));
    return new Simulators(urls.ucontact.url, urls.iexpbx.url, urls.control.url);
  }

  /** Every phone that rang. */
  async dials(): Promise<DialFact[]> {
    return dials.parse(await this.ask('/dials'));
  }

  /** What was pushed into uContact's own spool, and where it is now. */
  async spool(): Promise<VendorSpoolFact[]> {
    return spool.parse(await this.ask('/spool'));
  }

  /** Breaches of the vendors' interfaces by the service, one sentence each. */
  async violations(): Promise<string[]> {
    const found = violations.parse(await this.ask('/violations'));
    return found.map(({ vendor, operation, rule, detail }) => `${vendor} ${operation}: ${rule}: ${detail}`);
  }

  /** Changes what the vendors' administrators would set. */
  async configure(settings: unknown): Promise<void> {
    await this.ask('/settings', settings);
  }

  private async ask(path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.controlUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The simulators refused ${path}: ${text}`);
    return JSON.parse(text);
  }
}
