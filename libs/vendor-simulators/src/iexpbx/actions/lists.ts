import type { Reply } from '../../http/reply.js';
import { page, text } from '../../http/reply.js';
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

const FRAME_BYTES = 33;
const FRAMES_PER_SECOND = 50;

/** Silence in GSM 06.10: frames of 33 bytes, each beginning with the half-byte 0xD. */
function gsmSilence(seconds: number): Buffer {
  const audio = Buffer.alloc(FRAME_BYTES * FRAMES_PER_SECOND * Math.max(1, Math.round(seconds)));
  for (let at = 0; at < audio.length; at += FRAME_BYTES) audio[at] = 0xd0;
  return audio;
}

export const record: Action = {
  name: 'record',
  required: ['id'],
  optional: [],
  run(pbx, query): Reply {
    const row = pbx.cdr.find(value(query, 'id'));
    if (row?.record === true) {
      const seconds = Number(row.duration.replace(',', '.'));
      return { status: 200, contentType: 'audio/x-gsm', body: gsmSilence(seconds) };
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
