import { text, type Reply } from '../../http/reply.js';
import { broken, denied, ONE } from '../refusal.js';
import { field, type Operation } from './operation.js';

/** Makes an mp3 of a gsm. `folder` is the day of the recording where it lies in such a folder, else empty. */
export const convert: Operation = {
  name: 'convert',
  path: 'Supervisor/convert',
  required: ['guid', 'folder'],
  run(world, form): Reply {
    const guid = field(form, 'guid');
    const folder = field(form, 'folder');
    if (guid === '') throw broken('guid', 'guid is empty');
    if (!/^(?:\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))?$/.test(folder))
      throw broken('folder', `"${folder}" is not YYYYMMDD`);
    const result = world.recordings.convert(guid, folder);
    if (result === 'unknown') throw denied('guid.unknown', `there is no recording ${guid}`);
    if (result === 'elsewhere') throw denied('folder', `${guid} does not lie in folder "${folder}"`);
    return ONE;
  },
};

/** Asynchronous: the answer is empty whatever becomes of the tag. */
export const tagRecord: Operation = {
  name: 'TagRecord',
  path: 'Agents/TagRecord',
  required: ['phone', 'guid', 'data'],
  run(world, form): Reply {
    for (const name of ['phone', 'guid', 'data'] as const)
      if (field(form, name) === '') throw broken(name, `${name} is empty`);
    const guid = field(form, 'guid');
    if (world.dialOf(guid) !== null) world.desktop.tags.set(guid, field(form, 'data'));
    return text('');
  },
};
