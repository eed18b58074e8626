import { json, page, text, type Reply } from '../http/reply.js';
import type { IexpbxSettings } from './settings.js';

const wrap = (settings: IexpbxSettings, body: object): Reply =>
  json(JSON.stringify(settings.envelope === 'array' ? [body] : body));

export const listReply = (settings: IexpbxSettings, data: readonly object[]): Reply =>
  wrap(settings, { success: true, count: data.length, data });

/** What an action that places or cuts a call answers: undocumented, so a matter of settings. */
export function doneReply(settings: IexpbxSettings): Reply {
  switch (settings.dialReply) {
    case 'envelope':
      return listReply(settings, []);
    case 'ok':
      return text('OK');
    case 'empty':
      return text('');
    case '00':
      return text('00');
  }
}

export function failureReply(settings: IexpbxSettings, code: string): Reply {
  const body = { success: false, count: 0, data: [] };
  switch (settings.failure) {
    case 'envelope':
      return wrap(settings, body);
    case 'object':
      return json(JSON.stringify(body));
    case 'code':
      return text(code);
    case 'empty':
      return text('');
    case 'html':
      return { ...page(500), status: 200 };
    case 'http401':
      return page(401);
    case 'http403':
      return page(403);
    case 'http500':
      return page(500);
  }
}

/** Array into bare object and the other way round. */
export function otherEnvelope(reply: Reply): Reply {
  let value: unknown;
  try {
    value = JSON.parse(reply.body.toString());
  } catch {
    return reply;
  }
  return json(JSON.stringify(Array.isArray(value) ? value[0] : [value]));
}
