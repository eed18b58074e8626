import { isUp } from '../channel.js';
import { broken, denied } from '../refusal.js';
import { from } from '../version.js';
import { optional, required, resultOf, type SopCall, type SopFunction } from './function.js';

const record = resultOf('ccRecord');

/** The root has no "Result" at its end, unlike those of most other functions. */
export const ccRecord: SopFunction = {
  name: 'ccRecord',
  forms: ['bare'],
  gate: from('4.6.0'),
  parameters: [...required('channel_id', 'action'), ...optional('caller_id', 'mailbox', 'filename')],
  failure: record,
  run(call) {
    const target = recordingTarget(call);
    const action = call.value('action');
    if (action !== 'start' && action !== 'stop')
      throw broken('action.unknown', `there is no action "${action}"`);
    const caller = call.value('caller_id');
    if (caller !== '' && !/^[0-9]+$/.test(caller))
      throw broken('caller_id.format', `"${caller}" is no extension`);
    const channel = call.channel();
    if (!isUp(channel)) throw denied('channel_id.state', 'nobody talks on that channel');
    if ((action === 'start') === (channel.recordsTo !== null))
      throw denied('recording.state', action === 'start' ? 'it is recorded already' : 'it is not recorded');
    channel.recordsTo = action === 'start' ? target : null;
    return record(call, 0);
  },
};

/** A mailbox or a plain file name, to which the SOP adds `.wav`. */
function recordingTarget(call: SopCall): string {
  const [mailbox, filename] = [call.value('mailbox'), call.value('filename')];
  if ((mailbox === '') === (filename === ''))
    throw broken('target.choice', 'exactly one of mailbox and filename is needed');
  if (mailbox !== '') {
    if (call.sop.directory.find(mailbox) === undefined)
      throw denied('mailbox.unknown', `there is no extension ${mailbox}`);
    return mailbox;
  }
  if (/[/\\]|\.\./.test(filename)) throw broken('filename.path', 'the file name holds a directory');
  if (/\.wav$/i.test(filename)) call.warn('filename.extension', 'the SOP adds .wav by itself');
  if (!call.sop.settings.recordingSupport)
    throw denied('filename.module', 'the Call Recording Support module is missing');
  return `${filename}.wav`;
}
