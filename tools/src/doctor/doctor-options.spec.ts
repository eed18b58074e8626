import { readDoctorOptions } from './doctor-options.js';

const url = ['--url', 'http://pbx.example:8080/'];
const iexpbx = ['--kind', 'iexpbx', '--user', 'desk', ...url];

it('reads what is given, and dials nothing by itself', () => {
  expect(readDoctorOptions([...iexpbx, '--zone', 'Europe/Istanbul', '--json'])).toMatchObject({
    kind: 'iexpbx',
    url: 'http://pbx.example:8080',
    user: 'desk',
    zone: 'Europe/Istanbul',
    dial: null,
    json: true,
  });
});

it.each([
  [['--kind', 'asterisk', ...url], '--kind is one of'],
  [['--kind', 'escaux', '--url', 'pbx.example'], '--url takes an address'],
  [['--kind', 'escaux', '--url', 'http://desk:word@pbx.example'], 'the address alone'],
  [['--kind', 'iexpbx', ...url], 'give --user'],
  [['--kind', 'motion', '--user', 'desk', ...url], 'leave --user out'],
  [[...iexpbx, '--password', 'word'], 'stays in histories'],
  [[...iexpbx, '--password=word'], 'stays in histories'],
  [[...iexpbx, '--dial', '555 12'], '--dial takes one number'],
  [[...iexpbx, '--dial', '5551234'], '--dial-plan'],
  [['--kind', 'escaux', ...url, '--dial', '5551234'], '--agent-phone'],
  [['--kind', 'ucontact', '--user', 'desk', ...url, '--dial', '5551234'], '--campaign'],
  [['--kind', 'escaux', ...url, '--event-port', '0'], '--event-port takes a port'],
  [[...iexpbx, '--ca', '/nowhere/ca.pem'], '--ca takes a file'],
  [[...iexpbx, '--ca', import.meta.filename], '--ca: '],
  [[...iexpbx, '--proxy', 'socks5://proxy.example'], '--proxy: The proxy’s address must look like'],
  [[...iexpbx, '--proxy', 'http://ada:word@proxy.example:3128'], '--proxy: Give the proxy’s user name'],
  [[...iexpbx, '--loud'], 'Usage: npm run doctor'],
] as const)('says of %j what is wrong, and shows no password', (args, words) => {
  expect(() => readDoctorOptions(args)).toThrow(words);
  expect(() => readDoctorOptions(args)).not.toThrow(/\bword\b/);
});
