import { readBenchOptions } from './bench-options.js';

const NAMES = ['import', 'dispatch'];

it('reads name, latency and size, and repeats three times unless told otherwise', () => {
  expect(readBenchOptions(['dispatch', '--latency', '50', '--rows', '1000', '--json'], NAMES)).toEqual({
    name: 'dispatch',
    latencyMs: 50,
    rows: 1000,
    reps: 3,
    json: true,
  });
});

it.each([[[]], [['nothing']], [['import', 'dispatch']], [['import', '--rows', '0']], [['import', '--fast']]])(
  'refuses %j with the usage',
  (args) => {
    expect(() => readBenchOptions(args, NAMES)).toThrow(/Usage|whole number/);
  },
);
