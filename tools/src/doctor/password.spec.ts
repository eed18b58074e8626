import { Readable } from 'node:stream';
import { readPassword } from './password.js';

/** A terminal at which somebody types; what it was told about showing the signs is kept. */
function terminalOf(...typed: string[]): { terminal: NodeJS.ReadStream; raw: boolean[] } {
  const raw: boolean[] = [];
  const stream = Object.assign(Readable.from(typed), {
    isTTY: true,
    setRawMode: (is: boolean) => raw.push(is),
  });
  return { terminal: stream as unknown as NodeJS.ReadStream, raw };
}

const nobody = Readable.from([]) as unknown as NodeJS.ReadStream;

it('takes the password from the environment, and asks nobody where nobody sits', async () => {
  expect(await readPassword({ CALLSPOOL_DOCTOR_PASSWORD: 'p+ss' }, nobody)).toBe('p+ss');
  await expect(readPassword({}, nobody)).rejects.toThrow('CALLSPOOL_DOCTOR_PASSWORD');
});

it('lets it be typed unseen, with mistakes taken back', async () => {
  const { terminal, raw } = terminalOf('p+', 'xy\u007f\u007fss', '\r');
  expect([await readPassword({}, terminal), raw]).toEqual(['p+ss', [true, false]]);
});

it('gives up with the person, and shows signs again', async () => {
  const { terminal, raw } = terminalOf('p\u0003');
  await expect(readPassword({}, terminal)).rejects.toThrow('No password was given');
  expect(raw).toEqual([true, false]);
});
