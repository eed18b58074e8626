import type { Reply } from '../../http/reply.js';
import { el } from '../../http/xml.js';
import { broken } from '../refusal.js';
import { from } from '../version.js';
import { optional, required, type SopCall, type SopFunction } from './function.js';

/** Printed as a bare text; the markup may have been lost on the way to the page. */
const variableReply = (call: SopCall, root: string, name: string, value: string): Reply =>
  call.sop.settings.varReply === 'bare' ? call.text(value) : call.xml(el(root, el(name, value)));

export const ccSetvar: SopFunction = {
  name: 'ccSetvar',
  alias: 'ccSetVar',
  forms: ['bare'],
  parameters: [...required('channel_id', 'variable'), ...optional('value')],
  failure: (call, code) => variableReply(call, 'ccSetvarResult', 'Result', String(code)),
  run(call) {
    if (!call.query.has('value')) throw broken('value.missing', 'value is missing');
    call.channel().variables.set(call.value('variable'), call.value('value'));
    return variableReply(call, 'ccSetvarResult', 'Result', '0');
  },
};

/** A failure is not documented; nothing to show is an empty answer. */
export const ccGetvar: SopFunction = {
  name: 'ccGetvar',
  alias: 'ccGetVar',
  forms: ['bare'],
  gate: from('4.10.0'),
  parameters: required('channel_id', 'variable'),
  failure: (call) => variableReply(call, 'ccGetvarResult', 'Value', ''),
  run: (call) =>
    variableReply(
      call,
      'ccGetvarResult',
      'Value',
      call.channel().variables.get(call.value('variable')) ?? '',
    ),
};
