import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { cutMidBody, drip, halved, send, stall } from './deliver.js';
import { WIRE_FAULTS, type Fault, type FaultBoard, type WireFaultKind } from './faults.js';
import { page, signInPage, type Reply } from './reply.js';

export interface SimRequest {
  readonly method: string;
  /** Request target as sent, without the query. */
  readonly path: string;
  /** Query as sent, without the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Whether its connection has carried a request before. */
  readonly isOnReusedConnection: boolean;
}

/** What a simulated vendor gives the server. */
export interface SimulatedApi {
  /** Name under which faults and violations know the request. */
  operationOf(request: SimRequest): string;
  /** A promise is an answer that waits, as that of a blocking originate; what it waits for has begun at once. */
  act(request: SimRequest): Reply | Promise<Reply>;
  /** The answer in another JSON shape. */
  reshape(reply: Reply): Reply;
  /** The request could not even be parsed as HTTP. */
  onGarbage(detail: string): void;
}

const REPLACING: readonly WireFaultKind[] = [
  'cutBeforeActing',
  'http500',
  'httpStatus',
  'htmlWith200',
  'redirect',
];

const CUTTING: readonly WireFaultKind[] = ['cutBeforeActing', 'cutAfterActing', 'cutReusedAfterActing'];
const FIRST_REQUEST_FAULTS = WIRE_FAULTS.filter((kind) => kind !== 'cutReusedAfterActing');

/** One loopback HTTP server that can be made to misbehave. */
export class SimulatorServer {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private readonly usedSockets = new WeakSet<Socket>();
  private port = 0;

  constructor(
    private readonly api: SimulatedApi,
    private readonly faults: FaultBoard,
    private readonly host: string,
  ) {}

  get url(): string {
    return `http://${this.host}:${this.port}`;
  }

  get listeningPort(): number {
    return this.port;
  }

  async listen(port: number): Promise<void> {
    const server = createServer((request, response) => this.receive(request, response));
    server.keepAliveTimeout = 65_000;
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('clientError', (error: Error, socket) => {
      // A reset connection is no fault of the caller's grammar.
      if (!socket.writable || !('code' in error) || !String(error.code).startsWith('HPE'))
        return void socket.destroy();
      this.api.onGarbage(error.message);
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.host, resolve);
    });
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  get isOpen(): boolean {
    return this.server !== null;
  }

  /** Brings the address back that was closed. */
  reopen(): Promise<void> {
    return this.listen(this.port);
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private receive(incoming: IncomingMessage, response: ServerResponse): void {
    const isOnReusedConnection = this.usedSockets.has(incoming.socket);
    this.usedSockets.add(incoming.socket);
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => undefined);
    incoming.on('end', () => {
      const target = incoming.url ?? '/';
      const mark = target.indexOf('?');
      void this.answer(response, {
        isOnReusedConnection,
        method: incoming.method ?? '',
        path: mark < 0 ? target : target.slice(0, mark),
        query: mark < 0 ? '' : target.slice(mark + 1),
        headers: incoming.headers,
        body: chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks),
      });
    });
  }

  private async answer(response: ServerResponse, request: SimRequest): Promise<void> {
    const operation = this.api.operationOf(request);
    const delay = this.faults.strike(['delayAnswer'], operation);
    const kinds = request.isOnReusedConnection ? WIRE_FAULTS : FIRST_REQUEST_FAULTS;
    const fault = this.faults.strike(kinds, operation);
    const isReplaced = fault !== null && REPLACING.includes(fault.kind);
    const acts = fault === null || (fault.kind !== 'cutBeforeActing' && (fault.act ?? !isReplaced));
    const acting = acts ? this.actOn(request) : page(500);
    // Cut while the answer is still awaited: the far side is not to learn how it went.
    if (fault !== null && CUTTING.includes(fault.kind)) return void response.socket?.destroy();
    const reply = acting instanceof Promise ? await acting : acting;
    const deliver = (): void =>
      fault === null ? send(response, reply) : this.misbehave(response, reply, fault);
    if (delay === null) deliver();
    else setTimeout(deliver, delay.ms ?? 1000).unref();
  }

  private actOn(request: SimRequest): Reply | Promise<Reply> {
    // The caller must see a server error, and the developer what broke.
    const broken = (error: unknown): Reply => {
      process.emitWarning(error instanceof Error ? error : String(error));
      return page(500);
    };
    try {
      const reply = this.api.act(request);
      return reply instanceof Promise ? reply.catch(broken) : reply;
    } catch (error) {
      return broken(error);
    }
  }

  private misbehave(response: ServerResponse, reply: Reply, fault: Fault & { kind: WireFaultKind }): void {
    const { socket } = response;
    switch (fault.kind) {
      case 'noAnswer':
        return;
      case 'cutBeforeActing':
      case 'cutAfterActing':
      case 'cutReusedAfterActing':
        return void socket?.destroy();
      case 'slowDrip':
        return socket === null ? undefined : drip(socket, reply, fault);
      case 'stalledBody':
        return stall(response, reply);
      case 'cutMidBody':
        return cutMidBody(response, reply);
      case 'http500':
        return send(response, page(500));
      case 'httpStatus':
        return send(response, page(fault.status ?? 503));
      case 'htmlWith200':
        return send(response, signInPage());
      case 'redirect':
        return send(response, page(302, { Location: `${this.url}/signin` }));
      case 'truncatedBody':
        return send(response, halved(reply));
      case 'wrongEnvelope':
        return send(response, this.api.reshape(reply));
    }
  }
}
