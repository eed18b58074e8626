import { json, type Reply } from '../http/reply.js';
import type { SimRequest, SimulatedApi } from '../http/simulator-server.js';
import type { ViolationLog } from '../engine/violation-log.js';
import { parseForm, requireFormType, requireNames, type Form } from './form.js';
import { agentCall, hangupPhone, hungupPhone } from './operations/agent-call.js';
import { addBlack } from './operations/add-black.js';
import { endSession, getUserToken, userLogin } from './operations/auth.js';
import { callWorkflow } from './operations/call-workflow.js';
import { dialerTask } from './operations/dialer-task.js';
import { dispositionCall } from './operations/disposition-call.js';
import { getRecords } from './operations/get-records.js';
import { campaignStatus, queueSummary } from './operations/live.js';
import type { Operation } from './operations/operation.js';
import { convert, tagRecord } from './operations/recordings.js';
import { removeContact } from './operations/remove-contact.js';
import { respool } from './operations/respool.js';
import { removeScheduleDialerCall, scheduleDialerCall } from './operations/schedule.js';
import { uploadBase, uploadBaseWithTimezone } from './operations/upload.js';
import { broken, httpError, Refusal } from './refusal.js';
import { RECORDS_OPERATION, RECORDS_PATH, serveRecording } from './records-host.js';
import type { UcontactWorld } from './world.js';

const BASE = '/Integra/resources/';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    getUserToken,
    userLogin,
    endSession,
    dialerTask,
    uploadBase,
    uploadBaseWithTimezone,
    removeContact,
    scheduleDialerCall,
    removeScheduleDialerCall,
    getRecords,
    queueSummary,
    campaignStatus,
    addBlack,
    agentCall,
    hungupPhone,
    hangupPhone,
    dispositionCall,
    callWorkflow,
    respool,
    convert,
    tagRecord,
  ].map((operation) => [BASE + operation.path, operation]),
);

/** The HTTP face of the instance: path, method, type and token first, then parameters, then the operation. */
export class UcontactApi implements SimulatedApi {
  constructor(
    private readonly world: UcontactWorld,
    private readonly violations: ViolationLog,
    private readonly refusals: ViolationLog,
  ) {}

  operationOf(request: SimRequest): string {
    if (request.path.startsWith(RECORDS_PATH)) return RECORDS_OPERATION;
    return OPERATIONS.get(request.path)?.name ?? request.path;
  }

  act(request: SimRequest): Reply {
    if (request.path.startsWith(RECORDS_PATH))
      return serveRecording(this.world, 'telephony', request, this.violations);
    try {
      return this.perform(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const log = error.isViolation ? this.violations : this.refusals;
      log.add(this.operationOf(request), error.rule, error.detail);
      return error.reply;
    }
  }

  reshape(reply: Reply): Reply {
    return json(`{"result":${JSON.stringify(reply.body.toString())}}`);
  }

  onGarbage(detail: string): void {
    this.violations.add('?', 'http', detail);
  }

  private perform(request: SimRequest): Reply {
    const operation = OPERATIONS.get(request.path);
    if (operation === undefined) throw httpError(404, 'path', `no operation at ${request.path}`);
    if (request.method !== 'POST') throw httpError(405, 'method', `${request.method} in place of POST`);
    const form = this.formOf(operation, request);
    const { authorization } = request.headers;
    if (operation.isOpen !== true) this.world.sessions.authorize(authorization);
    requireNames(form(), operation.required, operation.optional ?? []);
    return operation.run(this.world, form(), authorization);
  }

  /** Checks the type now; parses when asked, since a bad token is answered before bad parameters. */
  private formOf(operation: Operation, request: SimRequest): () => Form {
    if (operation.takesQuery === true && request.query !== '') return () => parseForm(request.query);
    requireFormType(request.headers['content-type']);
    let form: Form | null = null;
    return () => {
      if (request.query !== '') throw broken('query', 'parameters belong into the body');
      if (/[^\x00-\x7f]/.test(request.body.toString('latin1')))
        throw broken('form.encoding', 'the body is not ASCII');
      return (form ??= parseForm(request.body.toString('latin1')));
    };
  }
}
