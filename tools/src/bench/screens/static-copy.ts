import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A screen as it stood, without its scripts, handed out from memory with the style sheets and fonts of the console: the
 * least that a browser can take to show the same.
 */
export class StaticCopies {
  private readonly pages = new Map<string, string>();
  private readonly files = new Map<string, { type: string; bytes: Buffer }>();

  private constructor(
    private readonly server: Server,
    private readonly consoleUrl: string,
  ) {}

  static async start(consoleUrl: string): Promise<StaticCopies> {
    const server = createServer();
    const copies = new StaticCopies(server, consoleUrl);
    server.on('request', (request, response) => {
      copies.answer(request.url ?? '/').then(
        ({ type, bytes }) => response.setHeader('content-type', type).end(bytes),
        () => response.writeHead(502).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return copies;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  keep(path: string, html: string): void {
    this.pages.set(
      path,
      html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<link[^>]*as="script"[^>]*>/g, ''),
    );
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(path: string): Promise<{ type: string; bytes: Buffer }> {
    const page = this.pages.get(path);
    if (page !== undefined) return { type: 'text/html; charset=utf-8', bytes: Buffer.from(page) };
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const answer = await fetch(`${this.consoleUrl}${path}`);
    const file = {
      type: answer.headers.get('content-type') ?? 'application/octet-stream',
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
    this.files.set(path, file);
    return file;
  }
}
