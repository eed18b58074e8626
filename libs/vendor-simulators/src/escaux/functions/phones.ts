import { el } from '../../http/xml.js';
import { localDigits } from '../../engine/local-time.js';
import { isUp } from '../channel.js';
import type { Phone } from '../fixture.js';
import { broken, Refusal } from '../refusal.js';
import { optional, type SopCall, type SopFunction } from './function.js';

/** Every device at once: one `Phones` element for each, without anything around them. */
export const dbGetRegistration: SopFunction = {
  name: 'dbGetRegistration',
  forms: ['php'],
  parameters: [],
  run: (call) =>
    call.xml(
      el(
        'dbGetRegistrationResult',
        ...call.sop.directory
          .registrations()
          .map(({ id, ip, port, isRegistered }) =>
            el(
              'Phones',
              el('ID', id),
              el('IPaddress', isRegistered ? ip : '-none-'),
              el('IPport', isRegistered ? String(port) : '0'),
              el('Registered', isRegistered ? '1' : '0'),
            ),
          ),
      ),
    ),
};

const STATES = ['Up', 'Down', 'Idle', 'Ring', 'Ringing', 'Internal Conversation', 'External Conversation'];

type PhoneState = Record<
  'name' | 'mac' | 'state' | 'ip' | 'lastcall' | 'localchannel' | 'remotechannel',
  string
>;

function stateOf(call: SopCall, phone: Phone): PhoneState {
  const [channel] = call.sop.exchange.ofPhone(phone.id);
  const remote = channel?.partner ?? null;
  const conversation = remote?.phone === null ? 'External Conversation' : 'Internal Conversation';
  const busy = channel !== undefined && isUp(channel) ? conversation : 'Ringing';
  const idle = phone.isRegistered ? 'Idle' : 'Down';
  return {
    name: phone.id,
    mac: phone.mac,
    state: channel === undefined ? idle : busy,
    ip: phone.isRegistered ? phone.ip : '',
    lastcall: channel === undefined ? '' : lastCall(channel.call.ringAt, call.sop.settings.timeZone),
    localchannel: channel?.id ?? '',
    remotechannel: remote?.id ?? '',
  };
}

/** `M-D H:M:S`, without year and zeros, as printed. */
function lastCall(ms: number, zone: string): string {
  const [, month, day, hour, minute, second] = localDigits(ms, zone).split(/[-T:]/).map(Number);
  return `${month}-${day} ${hour}:${minute}:${second}`;
}

export const dbGetPhoneState: SopFunction = {
  name: 'dbGetPhoneState',
  forms: ['php', 'json'],
  isDeprecated: true,
  parameters: optional('phone_id', 'phone_state', 'phone_mac', 'localchannel', 'remotechannel'),
  run(call) {
    if (!call.sop.settings.phoneStateFix)
      throw new Refusal('phoneState.fix', 'the module lacks the fix this function needs', true, 1, 404);
    if (call.query.has('phone_id')) call.phoneId('phone_id');
    const asked = call.value('phone_state');
    if (call.query.has('phone_state') && !STATES.includes(asked))
      throw broken('phone_state.format', `there is no state "${asked}"`);
    const filters = { phone_id: 'name', phone_state: 'state', phone_mac: 'mac' } as const;
    const phones = call.sop.directory
      .registrations()
      .map((phone) => stateOf(call, phone))
      .filter((state) =>
        [
          ...Object.entries(filters),
          ['localchannel', 'localchannel'],
          ['remotechannel', 'remotechannel'],
        ].every(
          ([name = '', field]) =>
            !call.query.has(name) || state[field as keyof PhoneState] === call.value(name),
        ),
      );
    if (call.form === 'json') return call.json({ PhoneState: phones });
    const elements = phones.map((state) =>
      el('Phone', ...Object.entries(state).map(([name, value]) => el(name, value))),
    );
    return call.xml(el('PhoneState', ...elements));
  },
};
