import { readOptions } from './options.js';

describe('the options of the simulator process', () => {
  it('are any free port on loopback and real time unless told otherwise', () => {
    expect(readOptions([], {})).toEqual({
      host: '127.0.0.1',
      ucontactPort: 0,
      iexpbxPort: 0,
      xcallyPort: 0,
      motionPort: 0,
      escauxPort: 0,
      escauxSecurePort: 0,
      escauxEventPort: 0,
      controlPort: 0,
      speed: 1,
      seed: 1,
      instant: false,
      ucontactTimeZone: null,
      iexpbxTimeZone: null,
      escauxTimeZone: null,
      exitWithParent: false,
    });
  });

  it('come from flags before they come from the environment', () => {
    const environment = {
      SIMULATOR_UCONTACT_PORT: '4001',
      SIMULATOR_IEXPBX_PORT: '4002',
      SIMULATOR_INSTANT: '1',
      SIMULATOR_ESCAUX_EVENT_PORT: '5050',
      SIMULATOR_ESCAUX_TIME_ZONE: 'Europe/Brussels',
    };
    expect(readOptions(['--ucontact-port', '5001', '--exit-with-parent'], environment)).toMatchObject({
      ucontactPort: 5001,
      iexpbxPort: 4002,
      escauxEventPort: 5050,
      escauxTimeZone: 'Europe/Brussels',
      instant: true,
      exitWithParent: true,
    });
  });

  it.each([
    [['--control-port', 'abc'], '--control-port cannot be "abc"'],
    [['--control-port', '70000'], '--control-port cannot be "70000"'],
    [['--motion-port', '1.5'], '--motion-port cannot be "1.5"'],
    [['--speed', '0'], '--speed cannot be "0"'],
    [['--port', '1'], "Unknown option '--port'"],
  ])('refuse %p', (args, problem) => {
    expect(() => readOptions(args, {})).toThrow(problem);
  });
});
