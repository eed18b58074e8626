import { text, type Reply } from '../../http/reply.js';
import { parseJsonObject } from '../fields.js';
import { denied } from '../refusal.js';
import { field, type Operation } from './operation.js';

/** Injects data into a voice workflow; the only operation that answers `OK`. */
export const callWorkflow: Operation = {
  name: 'CallWorkflow',
  path: 'admin/CallWorkflow',
  required: ['context', 'extension', 'jsonparams'],
  run(world, form): Reply {
    const params = parseJsonObject('jsonparams', field(form, 'jsonparams'), world.settings.malformedJson);
    const context = field(form, 'context');
    const extension = field(form, 'extension');
    const isKnown = world.settings.workflows.some(
      (flow) => flow.context === context && flow.extension === extension,
    );
    if (!isKnown) throw denied('workflow.unknown', `no workflow at ${context}/${extension}`);
    world.desktop.workflows.push({ context, extension, params });
    return text('OK');
  },
};
