import { el } from '../../http/xml.js';
import type { Reply } from '../../http/reply.js';
import { broken, denied } from '../refusal.js';
import { optional, required, type SopCall, type SopFunction } from './function.js';

const DEFAULT_PARAMETER = 'UserPincode';

export const dbCheckPincode: SopFunction = {
  name: 'dbCheckPincode',
  forms: ['php'],
  isDeprecated: true,
  parameters: required('ext', 'pincode'),
  failure: (call, code, detail) =>
    call.xml(el('dbCheckPincode', el('Result', String(code)), el('ResultText', code === 0 ? 'OK' : detail))),
  run(call) {
    const stored = call.sop.directory.find(call.value('ext'))?.parameters[DEFAULT_PARAMETER];
    if (stored !== call.value('pincode')) throw denied('pincode.wrong', 'the pincode is wrong');
    return dbCheckPincode.failure?.(call, 0, '') ?? call.text('');
  },
};

const answer = (call: SopCall, result: string): Reply => call.xml(el('Authenticate', el('Result', result)));

/** Checks a pincode or sets a new one. Answers in words; only an unknown command has an `Error`. */
export const dbAuthenticate: SopFunction = {
  name: 'dbAuthenticate',
  forms: ['php'],
  parameters: [...required('ext', 'command'), ...optional('password', 'newpassword', 'parameter')],
  failure: (call) => answer(call, 'NOK'),
  run(call) {
    const command = call.value('command');
    if (command !== 'check' && command !== 'set') {
      call.warn('command.unknown', `there is no command "${command}"`);
      return call.xml(el('Authenticate', el('Error', `Bad command ${command}`)));
    }
    const parameters = call.sop.directory.find(call.value('ext'))?.parameters;
    const name = call.query.get('parameter') ?? DEFAULT_PARAMETER;
    const stored = parameters?.[name];
    if (parameters === undefined || stored === undefined)
      throw denied('pincode.nowhere', 'there is no such extension or profile parameter');
    if (stored === '' && command === 'check') return answer(call, 'UNDEFINED');
    if (stored !== '' && !call.query.has('password')) throw broken('password.missing', 'password is missing');
    // With no pincode stored "any password will be accepted and newpassword will be stored".
    if (stored !== '' && stored !== call.value('password'))
      throw denied('pincode.wrong', 'the pincode is wrong');
    if (command === 'set') parameters[name] = newPincode(call);
    return answer(call, 'OK');
  },
};

function newPincode(call: SopCall): string {
  const pincode = call.value('newpassword');
  if (pincode === '') throw broken('newpassword.missing', 'newpassword is missing');
  return pincode;
}
