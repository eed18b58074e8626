import { sop } from '../testing/raw-http.js';
import { texts } from '../testing/xml-texts.js';
import { startEscauxSimulator, type EscauxSimulator } from './start-escaux-simulator.js';

type Parameters = Record<string, string>;

describe('pincodes on the SOP', () => {
  let sim: EscauxSimulator;
  beforeAll(async () => {
    sim = await startEscauxSimulator({ settings: { xml: { pretty: false } } });
  });
  beforeEach(() => sim.reset());
  afterAll(() => sim.stop());

  const body = async (name: string, parameters: Parameters = {}) =>
    (await sop(sim.url, name, parameters)).body;
  const rules = () => sim.violations().map(({ rule }) => rule);

  const authenticate = async (parameters: Parameters) =>
    (await body('dbAuthenticate.php', parameters)).replaceAll(/<\/?Authenticate>/g, '');
  const CHECK = { ext: '102', command: 'check' };

  it.each([
    [{ ...CHECK, password: '1234' }, '<Result>OK</Result>'],
    [{ ...CHECK, password: '4321' }, '<Result>NOK</Result>'],
    [{ ...CHECK, ext: '999', password: '1234' }, '<Result>NOK</Result>'],
    [{ ...CHECK, password: '1234', parameter: 'Nothing' }, '<Result>NOK</Result>'],
    [{ ...CHECK, password: '1234', parameter: 'Pincode.Pincode' }, '<Result>UNDEFINED</Result>'],
  ] as [Parameters, string][])('answer %p with %s', async (parameters, expected) => {
    expect(await authenticate(parameters)).toBe(expected);
    expect(rules()).toEqual([]);
  });

  it('say what a bad command is', async () => {
    expect(await authenticate({ ext: '102', command: 'drop' })).toBe('<Error>Bad command drop</Error>');
    expect(rules()).toEqual(['command.unknown']);
  });

  it('change with the old one, or with anything while there is none', async () => {
    const set = { ext: '102', command: 'set', newpassword: '5555' };
    expect(await authenticate({ ...set, password: '0000' })).toBe('<Result>NOK</Result>');
    expect(await authenticate({ ...set, password: '1234' })).toBe('<Result>OK</Result>');
    expect(await authenticate({ ...CHECK, password: '5555' })).toBe('<Result>OK</Result>');
    const other = { parameter: 'Pincode.Pincode' };
    expect(await authenticate({ ...set, ...other })).toBe('<Result>OK</Result>');
    expect(await authenticate({ ...CHECK, ...other, password: '5555' })).toBe('<Result>OK</Result>');
  });

  it.each([
    [{ ext: '102', command: 'set', password: '1234' }, 'newpassword.missing'],
    [CHECK, 'password.missing'],
  ] as [Parameters, string][])('refuse %p', async (parameters, rule) => {
    expect(await authenticate(parameters)).toBe('<Result>NOK</Result>');
    expect(rules()).toEqual([rule]);
  });

  it('are checked by the older function as well', async () => {
    expect(await body('dbCheckPincode.php', { ext: '102', pincode: '1234' })).toBe(
      '<dbCheckPincode><Result>0</Result><ResultText>OK</ResultText></dbCheckPincode>',
    );
    expect(texts(await body('dbCheckPincode.php', { ext: '102', pincode: '1' }), 'Result')).toEqual(['1']);
  });
});
