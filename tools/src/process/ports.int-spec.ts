import { once } from 'node:events';
import { connect } from 'node:net';
import { reservePort } from './ports.js';

it('passes over a port that is taken, and frees the one it holds', async () => {
  const first = await reservePort(45_300);
  const second = await reservePort(first.port);
  expect(second.port).toBeGreaterThan(first.port);
  await first.release();
  const again = await reservePort(first.port);
  expect(again.port).toBe(first.port);
  await Promise.all([second.release(), again.release()]);
});

it('lets go of a port also while somebody is connected to it', async () => {
  const reserved = await reservePort(42_700);
  const socket = connect(reserved.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  await reserved.release();
  const again = await reservePort(reserved.port);
  expect(again.port).toBe(reserved.port);
  await again.release();
});
