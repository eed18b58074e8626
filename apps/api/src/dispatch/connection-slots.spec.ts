import { TestClock } from '@callspool/testing';
import { ConnectionSlots } from './connection-slots.js';

let clock: TestClock;
let slots: ConnectionSlots;
const book = (wanted: number, max = 4) => slots.book('c', max, wanted);
/** Books, enters and frees `count` sockets, one after the other. */
async function useAndFree(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await book(1);
    await slots.enter('c');
    slots.release('c');
  }
}
/** Whether the promise has settled once everything that could settle has. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

beforeEach(() => {
  clock = new TestClock();
  slots = new ConnectionSlots(clock);
});

it('gives no more room than there are sockets while none becomes free', async () => {
  expect(await book(10)).toBe(4);
  expect(await isSettled(book(1))).toBe(false);
});

it('lets as many more to the gate as sockets became free in the last 50 ms', async () => {
  await useAndFree(3);
  expect(await book(10)).toBe(7);
});

it('forgets what became free earlier', async () => {
  await useAndFree(3);
  clock.advance(51);
  expect(await book(10)).toBe(4);
});

it('never lets more than 256 wait behind the gate, however fast the vendor', async () => {
  await useAndFree(1_000);
  expect(await book(1_000)).toBe(4 + 256);
});

it('has never more sockets in use than the connection allows; the others wait in order', async () => {
  await useAndFree(3);
  expect(await book(7)).toBe(7);
  const entered = Array.from({ length: 7 }, () => slots.enter('c'));
  expect(await Promise.all(entered.map(isSettled))).toEqual([true, true, true, true, false, false, false]);
  slots.release('c');
  expect(await Promise.all(entered.slice(4).map(isSettled))).toEqual([true, false, false]);
});

it('gives the room of what did not pass to the next', async () => {
  await book(4);
  const next = book(2);
  expect(await isSettled(next)).toBe(false);
  slots.leave('c', 2);
  expect(await next).toBe(2);
});

it('waits for a quarter of the sockets rather than send one through a gate of its own', async () => {
  await book(8, 8);
  const next = book(8, 8);
  slots.leave('c', 1);
  expect(await isSettled(next)).toBe(false);
  slots.leave('c', 1);
  expect(await next).toBe(2);
});

it('does not wait for more than is wanted', async () => {
  await book(8, 8);
  const next = book(1, 8);
  slots.leave('c', 1);
  expect(await next).toBe(1);
});
