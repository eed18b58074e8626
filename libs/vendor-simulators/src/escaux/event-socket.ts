import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { EventSettings } from './settings.js';

/** How long a glued event waits for company. */
const GLUE_MS = 20;

/** The TCP port that events leave by. It only sends; that nobody has to log in is inferred. */
export class EventSocket {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;
  private waiting: Buffer[] = [];

  constructor(
    private readonly settings: () => EventSettings,
    private readonly host: string,
    private readonly onInput: (bytes: number) => void,
  ) {}

  get isOpen(): boolean {
    return this.server !== null;
  }

  get listeningPort(): number {
    return this.port;
  }

  get listeners(): number {
    return this.sockets.size;
  }

  async listen(port: number): Promise<void> {
    const server = createServer((socket) => {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('data', (data) => this.onInput(data.length));
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.host, resolve);
    });
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  reopen(): Promise<void> {
    return this.listen(this.port);
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.drop();
    await closed;
  }

  /** Cuts every connection; the port goes on listening. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Sends one document to everybody who is connected. */
  send(document: Buffer): void {
    if (!this.settings().glued) return this.write(document);
    this.waiting.push(document);
    if (this.waiting.length > 1) return;
    setTimeout(() => {
      this.write(Buffer.concat(this.waiting));
      this.waiting = [];
    }, GLUE_MS).unref();
  }

  private write(bytes: Buffer): void {
    const { splitBytes } = this.settings();
    const size = splitBytes > 0 ? splitBytes : bytes.length;
    for (const socket of this.sockets)
      for (let at = 0; at < bytes.length; at += size) socket.write(bytes.subarray(at, at + size));
  }
}
