import { text, type Reply } from '../../http/reply.js';
import { requireDialer } from '../fields.js';
import { broken, ONE } from '../refusal.js';
import { field, type Operation } from './operation.js';

/** Takes waiting contacts of exactly this main number off the spool; a call in progress goes on. */
export const removeContact: Operation = {
  name: 'RemoveContact',
  path: 'Dialers/RemoveContact',
  required: ['campaign', 'number'],
  run(world, form): Reply {
    const campaign = requireDialer(world.dialers, field(form, 'campaign')).name;
    const number = field(form, 'number');
    if (number === '') throw broken('number', 'number is empty');
    const now = world.timers.now();
    let removed = 0;
    for (const contact of world.spool.find(campaign, number)) {
      if (contact.state === 'dialling') contact.isWithdrawn = true;
      // The scheduler is another queue, with an operation of its own.
      const isOnSpool = contact.facts.dueAt === null || contact.facts.dueAt <= now;
      if (contact.state !== 'waiting' || !isOnSpool) continue;
      contact.state = 'removed';
      contact.removedAt = now;
      removed += 1;
    }
    return removed > 0 ? ONE : text(world.settings.removeNoMatch);
  },
};
