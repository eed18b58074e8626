import { parseArgs } from 'node:util';

/** How the simulator process was asked to run. Ports: 0 is any free one. */
export interface ProcessOptions {
  readonly host: string;
  readonly ucontactPort: number;
  readonly iexpbxPort: number;
  readonly xcallyPort: number;
  readonly motionPort: number;
  /** What are 80, 443 and 5050 on a real SOP. */
  readonly escauxPort: number;
  readonly escauxSecurePort: number;
  readonly escauxEventPort: number;
  readonly controlPort: number;
  readonly speed: number;
  readonly seed: number;
  readonly instant: boolean;
  readonly ucontactTimeZone: string | null;
  readonly iexpbxTimeZone: string | null;
  readonly escauxTimeZone: string | null;
  readonly exitWithParent: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

function numberFrom(name: string, value: string, isFine: (parsed: number) => boolean): number {
  const parsed = Number(value);
  if (value.trim() === '' || !isFine(parsed)) throw new RangeError(`--${name} cannot be "${value}".`);
  return parsed;
}

const isPort = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 65_535;

/** Reads flags, then environment (`SIMULATOR_UCONTACT_PORT` for `--ucontact-port`), then defaults. */
export function readOptions(args: readonly string[], environment: Environment): ProcessOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string' },
      'ucontact-port': { type: 'string' },
      'iexpbx-port': { type: 'string' },
      'xcally-port': { type: 'string' },
      'motion-port': { type: 'string' },
      'escaux-port': { type: 'string' },
      'escaux-secure-port': { type: 'string' },
      'escaux-event-port': { type: 'string' },
      'control-port': { type: 'string' },
      speed: { type: 'string' },
      seed: { type: 'string' },
      'ucontact-time-zone': { type: 'string' },
      'iexpbx-time-zone': { type: 'string' },
      'escaux-time-zone': { type: 'string' },
      instant: { type: 'boolean' },
      'exit-with-parent': { type: 'boolean' },
    },
  });
  const text = (name: Exclude<keyof typeof values, 'instant' | 'exit-with-parent'>): string | null =>
    values[name] ?? environment[variableOf(name)] ?? null;
  const port = (name: Extract<keyof typeof values, `${string}-port`>): number =>
    numberFrom(name, text(name) ?? '0', isPort);
  return {
    host: text('host') ?? '127.0.0.1',
    ucontactPort: port('ucontact-port'),
    iexpbxPort: port('iexpbx-port'),
    xcallyPort: port('xcally-port'),
    motionPort: port('motion-port'),
    escauxPort: port('escaux-port'),
    escauxSecurePort: port('escaux-secure-port'),
    escauxEventPort: port('escaux-event-port'),
    controlPort: port('control-port'),
    speed: numberFrom('speed', text('speed') ?? '1', (value) => value > 0),
    seed: numberFrom('seed', text('seed') ?? '1', Number.isInteger),
    instant: values.instant ?? environment['SIMULATOR_INSTANT'] === '1',
    ucontactTimeZone: text('ucontact-time-zone'),
    iexpbxTimeZone: text('iexpbx-time-zone'),
    escauxTimeZone: text('escaux-time-zone'),
    exitWithParent: values['exit-with-parent'] ?? environment['SIMULATOR_EXIT_WITH_PARENT'] === '1',
  };
}

const variableOf = (flag: string): string => `SIMULATOR_${flag.toUpperCase().replaceAll('-', '_')}`;
