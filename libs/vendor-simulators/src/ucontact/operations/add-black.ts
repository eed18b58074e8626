import type { Reply } from '../../http/reply.js';
import { parseJsonObject, requireDialable, requireDialer, requireKeys, textOf } from '../fields.js';
import { ONE } from '../refusal.js';
import { field, type Operation } from './operation.js';

export const addBlack: Operation = {
  name: 'addblack',
  path: 'admin/addblack',
  required: ['black'],
  run(world, form): Reply {
    const fields = parseJsonObject('black', field(form, 'black'), world.settings.malformedJson);
    requireKeys(
      'black',
      fields,
      { phone: 'string', campaign: 'string' },
      { username: 'string', company: 'string', job_title: 'string', name: 'string' },
    );
    const campaign = textOf(fields, 'campaign');
    requireDialable('black.phone', textOf(fields, 'phone'));
    world.forbid(
      campaign === '*' ? '*' : requireDialer(world.dialers, campaign).name,
      textOf(fields, 'phone'),
    );
    return ONE;
  },
};
