import { readOptions } from './options.js';

describe('the options of the simulator process', () => {
  it('are any free port on loopback and real time unless told otherwise', () => {
    expect(readOptions([], {})).toEqual({
      host: '127.0.0.1',
      ucontactPort: 0,
      iexpbxPort: 0,
      controlPort: 0,
      speed: 1,
      seed: 1,
      instant: false,
      ucontactTimeZone: null,
      iexpbxTimeZone: null,
      exitWithParent: false,
    });
  });

  it('come from flags before they come from the environment', () => {
    const environment = {
      SIMULATOR_UCONTACT_PORT: '4001',
      SIMULATOR_IEXPBX_PORT: '4002',
      SIMULATOR_INSTANT: '1',
    };
    expect(readOptions(['--ucontact-port', '5001', '--exit-with-parent'], environment)).toMatchObject({
      ucontactPort: 5001,
      iexpbxPort: 4002,
      instant: true,
      exitWithParent: true,
    });
  });

  it.each([
    [['--control-port', 'abc'], '--control-port cannot be "abc"'],
    [['--control-port', '70000'], '--control-port cannot be "70000"'],
    [['--speed', '0'], '--speed cannot be "0"'],
    [['--port', '1'], "Unknown option '--port'"],
  ])('refuse %p', (args, problem) => {
    expect(() => readOptions(args, {})).toThrow(problem);
  });
});
