import type { Reply } from '../../http/reply.js';
import { parseDate, requireDialer } from '../fields.js';
import type { Form } from '../form.js';
import { denied, ONE } from '../refusal.js';
import type { DispositionRule } from '../settings.js';
import type { Contact, NewContact } from '../spool.js';
import type { UcontactWorld } from '../world.js';
import { field, type Operation } from './operation.js';

/** The tree of the campaign, entered beforehand by its administrator, decides what a disposition does. */
function ruleOf(world: UcontactWorld, campaign: string, form: Form): DispositionRule {
  const levels = ['l1', 'l2', 'l3'].map((name) => field(form, name));
  const found = world.settings.dispositions.find(
    (rule) => rule.campaign === campaign && rule.levels.every((level, at) => level === levels[at]),
  );
  if (found === undefined)
    throw denied('levels.unknown', `${levels.join('|')} is not in the tree of ${campaign}`);
  return found;
}

function dueOf(world: UcontactWorld, form: Form, rule: DispositionRule): number | null {
  const schedule = field(form, 'schedule');
  const due = schedule === '' ? null : parseDate('schedule', schedule, world.settings.timeZone);
  if (rule.action !== 'SCHEDULE') return null;
  // The tree decides that a date is needed, and the clock that it is past: a correct caller may meet both.
  if (due === null || due <= world.timers.now()) throw denied('schedule', 'SCHEDULE needs a date to come');
  return due;
}

function again(world: UcontactWorld, contact: Contact | null, change: Partial<NewContact>): void {
  if (contact === null) return;
  world.accept({ ...contact.facts, operation: 'DispositionCall', dueAt: null, ...change });
}

export const dispositionCall: Operation = {
  name: 'DispositionCall',
  path: 'api/DispositionCall',
  required: ['campaign', 'agent', 'callerid', 'guid', 'l1', 'l2', 'l3', 'd1', 'd2', 'comment', 'schedule'],
  run(world, form): Reply {
    const { name: campaign } = requireDialer(world.dialers, field(form, 'campaign'));
    const number = field(form, 'callerid');
    const dial = world.dialOf(field(form, 'guid'));
    if (dial === null || dial.campaign !== campaign)
      throw denied('guid.unknown', 'no such call of this campaign');
    if (!world.agents().some(({ name }) => name === field(form, 'agent')))
      throw denied('agent.unknown', `there is no agent "${field(form, 'agent')}"`);
    const rule = ruleOf(world, campaign, form);
    const dueAt = dueOf(world, form, rule);
    const contact = dial.pushId === null ? null : world.spool.get(Number(dial.pushId));
    world.desktop.dispositions.push({ guid: dial.vendorCallId, levels: rule.levels, action: rule.action });
    if (rule.action === 'BLACKLIST') world.forbid(campaign, number);
    if (rule.action === 'SCHEDULE') again(world, contact, { number, dueAt, priority: 1 });
    if (rule.action === 'RESPOOL') again(world, contact, { number });
    if (rule.action === 'RESPOOLALTERNATIVE') {
      const [next, ...rest] = contact?.facts.alternatives ?? [];
      if (next !== undefined) again(world, contact, { number: next, alternatives: [...rest, number] });
    }
    return ONE;
  },
};
