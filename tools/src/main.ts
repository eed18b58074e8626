import { PlainFailure } from './process/plain-failure.js';

type Command = (args: readonly string[]) => Promise<number>;

// Each is loaded only when it is asked for: what one needs, another may not have built.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start/start.js')).start,
  demo: async () => (await import('./demo/demo.js')).demo,
  bench: async () => (await import('./bench/bench.js')).bench,
  race: async () => (await import('./race/dnc-race.js')).dncRace,
  test: async () => (await import('./test/test.js')).test,
  'test-long': async () => (await import('./test-long/test-long.js')).testLong,
  screens: async () => (await import('./screens/make-screens.js')).makeScreens,
  doctor: async () => (await import('./doctor/doctor.js')).doctor,
  'docs-vendors': async () => (await import('./vendor-table/docs-vendors.js')).docsVendors,
  drift: async () => (await import('./drift/drift.js')).drift,
  backup: async () => (await import('./service-command/service-command.js')).serviceCommand('backup'),
  restore: async () => (await import('./service-command/service-command.js')).serviceCommand('restore'),
  'secrets-rotate': async () =>
    (await import('./service-command/service-command.js')).serviceCommand('secrets:rotate'),
};

/** Runs one of our commands to its end. Returns the exit code; throws a `PlainFailure` for what people can mend. */
export async function run(command: string, args: readonly string[]): Promise<number> {
  const load = COMMANDS[command];
  if (load === undefined) throw new PlainFailure(`There is no command "${command}".`);
  return (await load())(args);
}
