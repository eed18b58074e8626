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
