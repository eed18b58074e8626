import { VendorEncodingError } from '../core/vendor-error.js';
import {
  toAgentCall,
  toCallWorkflow,
  toDispositionCall,
  toTagRecord,
  type UcontactAgentCall,
  type UcontactDisposition,
} from './ucontact-agent.mapper.js';

const OPTIONS = { timeZone: 'America/Montevideo', encoding: 'ascii' } as const;
const GUID = '7e4e7db9-f080-494e-b04b-7c8e47711558';
const CALL: UcontactAgentCall = {
  callerId: '29001000',
  agent: 'Agent1',
  phone: '1001',
  context: 'from-agents',
  outQueue: 'Ventas->',
  destination: '098344401',
};
const DISPOSITION: UcontactDisposition = {
  campaign: 'Ventas->',
  agent: 'Agent1',
  number: '098344401',
  guid: GUID,
  levels: ['Later'],
};

/** The field that the refusal names. */
function fieldOf(encode: () => unknown): string {
  try {
    encode();
  } catch (error) {
    if (error instanceof VendorEncodingError) return error.field;
    throw error;
  }
  return 'nothing';
}

it('names all seven parameters of AgentCall', () => {
  expect(toAgentCall(CALL)).toEqual({
    callerid: '29001000',
    agent: 'Agent1',
    phone: '1001',
    tech: 'SIP',
    context: 'from-agents',
    outqueue: 'Ventas->',
    destination: '098344401',
  });
});

it.each<[string, Partial<UcontactAgentCall>]>([
  ['callerId', { callerId: 'x' }],
  ['agent', { agent: ' ' }],
  ['agent', { agent: 'a\nb' }],
  ['agent', { agent: 'a:b' }],
  ['phone', { phone: '1001&SIP/1002' }],
  ['tech', { tech: 'SIP/1' }],
  ['context', { context: 'a b' }],
  ['outQueue', { outQueue: 'Ventas<-' }],
  ['outQueue', { outQueue: 'Ventas' }],
  ['destination', { destination: '098,344401' }],
])('refuses an agent call by the field %s', (field, change) => {
  expect(fieldOf(() => toAgentCall({ ...CALL, ...change }))).toBe(field);
});

it('names all eleven parameters of DispositionCall, unused ones empty, the date in wall time', () => {
  const scheduleAt = new Date('2026-03-03T13:00:00Z');
  expect(toDispositionCall({ ...DISPOSITION, comment: 'at 10:30; Señor #1', scheduleAt }, OPTIONS)).toEqual({
    campaign: 'Ventas->',
    agent: 'Agent1',
    callerid: '098344401',
    guid: GUID,
    l1: 'Later',
    l2: '',
    l3: '',
    d1: '',
    d2: '',
    comment: 'at 10:30; Senor #1',
    schedule: '2026-03-03 10:00:00',
  });
});

it.each<[string, Partial<UcontactDisposition>]>([
  ['guid', { guid: '../x' }],
  ['agent', { agent: 'Ag;1' }],
  ['levels[0]', { levels: [''] }],
  ['levels[0]', { levels: ['a|b'] }],
  ['levels[1]', { levels: ['a', '', 'c'] }],
  ['levels[2]', { levels: ['a', 'b', 'c\td'] }],
  ['comment', { comment: 'two\nlines' }],
  ['d1', { d1: '中' }],
  ['scheduleAt', { scheduleAt: new Date(Number.NaN) }],
])('refuses a disposition by the field %s', (field, change) => {
  expect(fieldOf(() => toDispositionCall({ ...DISPOSITION, ...change }, OPTIONS))).toBe(field);
});

// They are looked up in uContact's own tables: another spelling is another agent, and another path of the tree.
it('sends names as uContact has them, accents and apostrophes included', () => {
  const agent = "Begoña O'Neill";
  expect(toAgentCall({ ...CALL, agent })).toMatchObject({ agent });
  const levels = ['No contestó', "Don't call", 'a=b:c;d#e'] as const;
  const [l1, l2, l3] = levels;
  expect(toDispositionCall({ ...DISPOSITION, agent, levels }, OPTIONS)).toMatchObject({ agent, l1, l2, l3 });
});

it('sends workflow parameters as JSON and tags as they are', () => {
  const workflow = { context: 'flows', extension: '500', parameters: { a: "x';&=" } };
  expect(toCallWorkflow(workflow)['jsonparams']).toBe(`{"a":"x';&="}`);
  expect(fieldOf(() => toCallWorkflow({ ...workflow, extension: '' }))).toBe('extension');
  expect(fieldOf(() => toTagRecord({ number: '1234', guid: GUID, text: ' ' }, OPTIONS))).toBe('text');
});
