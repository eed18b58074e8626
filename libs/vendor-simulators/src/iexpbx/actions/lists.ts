import type { Reply } from '../../http/reply.js';
import { page, text } from '../../http/reply.js';
import { gsmAudio } from '../../engine/audio.js';
import type { CdrRow } from '../cdr.js';
import { failureReply, listReply } from '../envelope.js';
import { denied } from '../refusal.js';
import { value, type Action } from './action.js';

export const users: Action = {
  name: 'users',
  required: [],
  optional: [],
  run: (pbx): Reply => listReply(pbx.settings, pbx.fixture.extensions),
};

export const queues: Action = {
  name: 'queues',
  required: [],
  optional: [],
  run: (pbx): Reply => listReply(pbx.settings, pbx.fixture.queues),
};

/** The recording of a call, each with bytes of its own. */
export const recordingOf = (row: CdrRow): Buffer => gsmAudio(row.id, Number(row.duration.replace(',', '.')));

export const record: Action = {
  name: 'record',
  required: ['id'],
  optional: [],
  run(pbx, query): Reply {
    const row = pbx.cdr.find(value(query, 'id'));
    if (row?.record === true) {
      return { status: 200, contentType: 'audio/x-gsm', body: recordingOf(row) };
    }
    const { settings } = pbx;
    if (settings.recordNotFound === 'http404') return page(404);
    if (settings.recordNotFound === 'empty') return text('');
    if (row !== undefined) return failureReply(settings, '02');
    throw denied('id.unknown', `there is no call "${value(query, 'id')}"`);
  },
};

const escapeXml = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');

export const phoneDirectory: Action = {
  name: 'phonedirectory',
  required: [],
  optional: [],
  run(pbx): Reply {
    const { root, entry, name, number } = pbx.settings.directory;
    const element = (tag: string, content: string): string => `<${tag}>${content}</${tag}>`;
    const entries = pbx.fixture.directory.map((person) => {
      const numbers = person.numbers.map((one) => element(number, escapeXml(one))).join('');
      return element(entry, element(name, escapeXml(person.name)) + numbers);
    });
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, entries.join(''))}`;
    return { status: 200, contentType: 'text/xml;charset=UTF-8', body };
  },
};
