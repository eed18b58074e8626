import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Fault } from './faults.js';
import type { Reply } from './reply.js';

export function send(response: ServerResponse, reply: Reply): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  response.writeHead(reply.status, {
    'Content-Type': reply.contentType,
    'Content-Length': body.length,
    ...reply.headers,
  });
  response.end(body);
}

export const halved = (reply: Reply): Reply => {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  return { ...reply, body: body.subarray(0, Math.floor(body.length / 2)) };
};

/** Announces the whole body, sends half of it, and leaves the caller waiting. */
export function stall(response: ServerResponse, reply: Reply): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  response.writeHead(reply.status, {
    'Content-Type': reply.contentType,
    'Content-Length': body.length,
    ...reply.headers,
  });
  response.flushHeaders();
  if (body.length > 1) response.write(body.subarray(0, Math.floor(body.length / 2)));
}

/** Announces the whole body, sends half of it, and cuts the line. */
export function cutMidBody(response: ServerResponse, reply: Reply): void {
  stall(response, reply);
  // Once the half is on its way: a reset would take it along.
  setImmediate(() => response.socket?.end());
}

/** Writes the answer byte by byte, headers included, since many answers are one byte long. */
export function drip(socket: Socket, reply: Reply, fault: Fault): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  const others = Object.entries(reply.headers ?? {}).map(([name, value]) => `${name}: ${value}\r\n`);
  const head =
    `HTTP/1.1 ${reply.status} OK\r\nContent-Type: ${reply.contentType}\r\n${others.join('')}` +
    `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), body]);
  let at = 0;
  const timer = setInterval(() => {
    if (at < bytes.length && !socket.destroyed) socket.write(bytes.subarray(at, ++at));
    else {
      clearInterval(timer);
      socket.end();
    }
  }, fault.ms ?? 50);
  socket.once('close', () => clearInterval(timer));
}
