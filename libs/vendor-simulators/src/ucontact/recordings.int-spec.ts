import { ManualClock } from '../engine/clock.js';
import { post, send, signIn } from '../testing/raw-http.js';
import type { RecordingSettings } from './settings.js';
import { startUcontactSimulator, type UcontactSimulator } from './start-ucontact-simulator.js';

let sim: UcontactSimulator;
let headers: Record<string, string>;

/** One answered call, kept as the settings say. */
async function record(recordings: Partial<RecordingSettings>) {
  const clock = new ManualClock('2026-03-02T12:00:00Z');
  sim = await startUcontactSimulator({ clock });
  Object.assign(sim.settings.recordings, recordings);
  headers = await signIn(sim.url);
  const call = { calldate: null, campaign: 'Sales<-', destination: '098344401', alternatives: '', agent: '' };
  const task = { ...call, data: '', source: '', bulk: true, automatic: false };
  await post(sim.url, 'Dialers/DialerTask', { call: JSON.stringify(task) }, headers);
  clock.advance(20_000);
  const [kept] = sim.recordings();
  if (kept === undefined) throw new Error('nothing was recorded');
  return kept;
}

afterEach(() => sim.stop());

describe.each(['telephony', 'backup'] as const)('on the %s host', (host) => {
  it.each([true, false])('lies in exactly one place (dated: %s)', async (isDated) => {
    const { guid, folder, bytes } = await record({ host, isDated });
    expect(folder).toBe('20260302');
    const places = [sim.url, sim.backupUrl].flatMap((url) =>
      [`/records/${guid}.mp3`, `/records/${folder}/${guid}.mp3`].map((target) => ({ url, target })),
    );
    const answers = await Promise.all(places.map(({ url, target }) => send(url, { target })));
    const wanted = (host === 'telephony' ? 0 : 2) + (isDated ? 1 : 0);
    expect(answers.map(({ status }) => status)).toEqual(
      places.map((_place, at) => (at === wanted ? 200 : 404)),
    );
    expect(answers[wanted]?.bytes.equals(bytes.mp3 ?? Buffer.alloc(0))).toBe(true);
    expect(sim.violations()).toEqual([]);
  });
});

it('converts a gsm where it lies, and refuses another folder and an unknown guid', async () => {
  const { guid, folder } = await record({ format: 'gsm', isDated: true });
  const convert = async (form: Record<string, string>) =>
    (await post(sim.url, 'Supervisor/convert', form, headers)).body;
  expect(await convert({ guid, folder: '' })).toBe('0');
  expect(await convert({ guid: 'none', folder })).toBe('0');
  expect(await convert({ guid, folder: '2026-03-02' })).toBe('0');
  expect(sim.violations().map(({ rule }) => rule)).toEqual(['folder']);
  expect(await convert({ guid, folder })).toBe('1');
  expect(sim.recordings()[0]?.formats).toEqual(['gsm', 'mp3']);
  expect((await send(sim.url, { target: `/records/${folder}/${guid}.mp3` })).status).toBe(200);
});

it('notes a token handed to the backup host', async () => {
  const { guid } = await record({ host: 'backup' });
  expect((await send(sim.backupUrl, { target: `/records/${guid}.mp3`, headers })).status).toBe(404);
  expect(sim.violations().map(({ rule }) => rule)).toEqual(['authorization.leak']);
});
