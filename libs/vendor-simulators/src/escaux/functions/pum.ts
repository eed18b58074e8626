import { el } from '../../http/xml.js';
import { broken } from '../refusal.js';
import { PUM_GATE } from '../version.js';
import { required, type SopFunction } from './function.js';

/** `Result` stands last here, and second in pumLogout, as printed. */
export const pumLogin: SopFunction = {
  name: 'pumLogin',
  forms: ['bare'],
  gate: PUM_GATE,
  parameters: required('ext', 'phone'),
  failure: (call, code, detail) =>
    call.xml(el('pumLoginResult', el('Result', String(code)), el('Error', detail))),
  run(call) {
    const [ext, phone] = [call.value('ext'), call.phoneId('phone')];
    if (phone.startsWith('SV')) throw broken('phone.virtual', `${phone} is no physical phone`);
    const virtual = call.sop.pum.login(ext, phone);
    return call.xml(
      el(
        'pumLoginResult',
        el('Extension', ext),
        el('Phone', phone),
        el('Status', 'OK'),
        el('StatusText', 'Connexion successfully done.'),
        el('Virtual', virtual),
        el('Result', '0'),
      ),
    );
  },
};

export const pumLogout: SopFunction = {
  name: 'pumLogout',
  forms: ['bare'],
  gate: PUM_GATE,
  parameters: required('ext'),
  failure: (call, code, detail) =>
    call.xml(el('pumLogoutResult', el('Result', String(code)), el('Error', detail))),
  run(call) {
    const ext = call.value('ext');
    call.sop.pum.logout(ext);
    return call.xml(
      el(
        'pumLogoutResult',
        el('Extension', ext),
        el('Result', '0'),
        el('Status', 'OK'),
        el('StatusText', 'Logout successfully done.'),
      ),
    );
  },
};
