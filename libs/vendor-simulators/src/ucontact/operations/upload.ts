import type { Reply } from '../../http/reply.js';
import type { UcontactDialer } from '../campaigns.js';
import { requireDialer } from '../fields.js';
import type { Form } from '../form.js';
import { broken, denied, ONE } from '../refusal.js';
import type { NewContact } from '../spool.js';
import { decodeFile, linesOf, parseLine } from '../upload-file.js';
import type { UcontactWorld } from '../world.js';
import { field, type Operation } from './operation.js';

const LIST_NAME = /^[A-QS-Za-z0-9_-][A-Za-z0-9_-]{0,49}$/;

/** The portal strips `.csv`, allows fifty plain characters, and keeps names in R for itself. */
function listNameOf(filename: string): string {
  const name = filename.replace(/\.csv$/, '');
  if (!LIST_NAME.test(name)) throw broken('filename', `"${filename}" is no list name`);
  return name;
}

function rowsOf(
  world: UcontactWorld,
  lines: readonly string[],
  dialer: UcontactDialer,
  about: Pick<NewContact, 'operation' | 'list'>,
) {
  const rows: NewContact[] = [];
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line, dialer);
    if ('row' in parsed) rows.push({ ...parsed.row, ...about, dueAt: null });
    else if (world.settings.uploadRows === 'strict')
      throw broken('file.row', `line ${index + 1} ${parsed.problem}`);
  }
  return rows;
}

function upload(world: UcontactWorld, form: Form, operation: string): Reply {
  const list = listNameOf(field(form, 'filename'));
  const dialer = requireDialer(world.dialers, field(form, 'campaign'));
  if (field(form, 'username') === '') throw broken('username', 'username is empty');
  const lines = linesOf(decodeFile(field(form, 'fileb64'), world.settings.uploadEncoding));
  const rows = rowsOf(world, lines, dialer, { operation, list });
  if (!/^\d+$/.test(field(form, 'cant'))) throw broken('cant', `"${field(form, 'cant')}" is not a count`);
  if (Number(field(form, 'cant')) !== lines.length) {
    throw broken('cant', `cant is ${field(form, 'cant')}, the file has ${lines.length} lines`);
  }
  const arrive = (): void => world.acceptList(list, rows);
  if (world.settings.uploadDelayMs === 0) arrive();
  else world.timers.after(world.settings.uploadDelayMs, arrive);
  return ONE;
}

const PARAMETERS = ['filename', 'fileb64', 'campaign', 'cant', 'username'] as const;

export const uploadBase: Operation = {
  name: 'uploadbase',
  path: 'Dialers/uploadbase',
  required: PARAMETERS,
  run: (world, form) => upload(world, form, 'uploadbase'),
};

export const uploadBaseWithTimezone: Operation = {
  name: 'uploadbasewithtimezone',
  path: 'Dialers/uploadbasewithtimezone',
  required: [...PARAMETERS, 'timezone'],
  run(world, form): Reply {
    const timezone = field(form, 'timezone');
    if (!world.settings.timezones.includes(timezone))
      throw denied('timezone', `"${timezone}" is not on the list`);
    return upload(world, form, 'uploadbasewithtimezone');
  },
};
