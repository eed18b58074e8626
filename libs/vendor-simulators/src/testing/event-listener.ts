import { connect } from 'node:net';
import { once } from 'node:events';
import { until } from './until.js';

/** A raw TCP client that notes what it is sent. */
export interface EventListener {
  /** Everything so far, and the pieces as they came off the socket. */
  readonly text: () => string;
  readonly pieces: readonly string[];
  /** Resolves with the text once it holds `part`; rejects after two seconds. */
  heard(part: string): Promise<string>;
  readonly isClosed: () => boolean;
  say(text: string): void;
  close(): void;
}

export async function listenTo(port: number): Promise<EventListener> {
  const pieces: string[] = [];
  let isClosed = false;
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (data: Buffer) => pieces.push(data.toString('utf8')));
  socket.on('error', () => undefined);
  socket.on('close', () => (isClosed = true));
  await once(socket, 'connect');
  const text = (): string => pieces.join('');
  return {
    text,
    pieces,
    async heard(part) {
      await until(() => text().includes(part));
      return text();
    },
    isClosed: () => isClosed,
    say: (words) => void socket.write(words),
    close: () => socket.destroy(),
  };
}
