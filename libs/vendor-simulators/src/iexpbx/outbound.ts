import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';

/** A request the PBX sent to somebody else's server, and what came of it. */
export interface Delivery {
  /** ISO instant. */
  readonly at: string;
  readonly event: 'start' | 'hangup' | 'ivr';
  readonly chanid: string;
  readonly url: string;
  /** Status of the answer; null while none came, or when it failed. */
  readonly status: number | null;
  readonly error: string | null;
}

const KEPT = 10_000;

/** Sends the GETs of webhooks and IVR scripts; looks at no answer, follows nothing, repeats nothing. */
export class Outbound {
  private deliveries: { -readonly [K in keyof Delivery]: Delivery[K] }[] = [];

  constructor(private readonly now: () => number) {}

  send(event: Delivery['event'], chanid: string, url: string): void {
    const delivery = {
      at: new Date(this.now()).toISOString(),
      event,
      chanid,
      url,
      status: null,
      error: null,
    };
    const entry: (typeof this.deliveries)[number] = delivery;
    this.deliveries.push(entry);
    if (this.deliveries.length > KEPT) this.deliveries = this.deliveries.slice(-KEPT);
    try {
      const get = url.startsWith('https:') ? httpsGet : httpGet;
      get(rawTarget(url), (response) => {
        entry.status = response.statusCode ?? null;
        response.resume();
      })
        .on('error', (error) => (entry.error = error.message))
        .setTimeout(10_000, function (this: { destroy(error: Error): void }) {
          this.destroy(new Error('no answer'));
        });
    } catch (error) {
      entry.error = error instanceof Error ? error.message : String(error);
    }
  }

  list(): Delivery[] {
    return this.deliveries.map((delivery) => ({ ...delivery }));
  }

  clear(): void {
    this.deliveries = [];
  }
}

/** Splits by hand: a URL parser would mend the very escapes this PBX forgets. */
function rawTarget(url: string) {
  const parts = /^https?:\/\/([^/:?]+)(?::(\d+))?([^#]*)$/.exec(url);
  if (parts === null) throw new TypeError('not an http URL');
  const [, hostname = '', port, rest = ''] = parts;
  // Node writes the path as Latin-1 and refuses blanks, so bytes go through one by one and blanks as they must.
  const path = Buffer.from(rest.startsWith('/') ? rest : `/${rest}`, 'utf8')
    .toString('latin1')
    .replaceAll(' ', '%20');
  return { hostname, port: port ?? (url.startsWith('https:') ? '443' : '80'), path };
}
