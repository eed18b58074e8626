import { demandSuccessStatus, undocumented, type JudgeContext } from '../core/judge-status.js';
import { dialOperation, repeatableChange, singleChange } from '../core/operation.js';
import type { RawAnswer } from '../core/sender.node.js';
import {
  demandPhone,
  isGuid,
  toAgentCall,
  toCallWorkflow,
  toDispositionCall,
  toTagRecord,
  type AgentOptions,
  type UcontactAgentCall,
  type UcontactDisposition,
  type UcontactTag,
  type UcontactWorkflow,
} from './ucontact-agent.mapper.js';
import { refusal, type CallOptions, type DialOptions, type UcontactHttp } from './ucontact-http.node.js';
import { isZero } from './ucontact.wire.js';

const AGENT_CALL = dialOperation('Agents/AgentCall');
/** Not repeatable: a second one may cut the agent's next call. */
const HANG_UP = singleChange('Agents/HungupPhone');
/** The spelling of the vendor's agent page (docs). */
const HANG_UP_ELSEWHERE = singleChange('Agents/HangupPhone');
/** Not repeatable: its tree may put the contact back on the spool each time. */
const DISPOSITION_CALL = singleChange('api/DispositionCall');
const TAG_RECORD = repeatableChange('Agents/TagRecord');
/** What a workflow does is its owner's: it may ring a phone. */
const CALL_WORKFLOW = dialOperation('admin/CallWorkflow');

/** What an agent does with a call, asked for from the server (page, "Calls"). */
export class UcontactAgentClient {
  /** Learnt once: instances that know the other spelling answer the page's with 404. */
  private hangUpOperation = HANG_UP;

  constructor(
    private readonly http: UcontactHttp,
    private readonly options: AgentOptions,
  ) {}

  /** Rings the agent's phone, then the destination. Answers the guid of the call: taken, not answered. */
  async call(request: UcontactAgentCall, options: DialOptions): Promise<string> {
    return this.http.call(AGENT_CALL, toAgentCall(request), options, (context, answer) => {
      demandSuccessStatus(context, answer);
      const guid = answer.text.trim().replace(/^"(.*)"$/, '$1');
      if (isGuid(guid)) return guid;
      throw isZero(guid) ? refusal(context, answer) : undocumented(context, answer, 'no guid');
    });
  }

  /** Ends whatever call the agent's phone is on; `0` says that there was none, or no such phone. */
  async hangUp(phone: string, options: CallOptions = {}): Promise<string> {
    const form = { phone: demandPhone(HANG_UP.name, phone) };
    const first = this.hangUpOperation;
    const raw = await this.http.call(first, form, options, (context, answer) =>
      // An unknown path is refused before anything acts.
      answer.status === 404 && first === HANG_UP ? null : this.http.demandOne(context, answer),
    );
    if (raw !== null) return raw;
    const other = await this.http.call(HANG_UP_ELSEWHERE, form, options, this.http.demandOne);
    this.hangUpOperation = HANG_UP_ELSEWHERE;
    return other;
  }

  /** Stores the disposition; the tree in uContact decides whether the contact is called again or blacklisted. */
  async dispose(disposition: UcontactDisposition, options: CallOptions = {}): Promise<string> {
    const form = toDispositionCall(disposition, this.options);
    return this.http.call(DISPOSITION_CALL, form, options, this.http.demandOneAlone);
  }

  /** Tags a recording. Asynchronous over there: nothing tells whether the guid was known. */
  async tag(tag: UcontactTag, options: CallOptions = {}): Promise<void> {
    return this.http.call(TAG_RECORD, toTagRecord(tag, this.options), options, demandEmpty);
  }

  /** Starts a workflow; only the text `OK` is a yes. */
  async runWorkflow(workflow: UcontactWorkflow, options: DialOptions): Promise<string> {
    return this.http.call(CALL_WORKFLOW, toCallWorkflow(workflow), options, (context, answer) => {
      demandSuccessStatus(context, answer);
      if (/^\s*"?OK"?\s*$/.test(answer.text)) return this.http.keep(answer);
      throw undocumented(context, answer);
    });
  }
}

function demandEmpty(context: JudgeContext, answer: RawAnswer): void {
  demandSuccessStatus(context, answer);
  if (answer.text.trim() !== '') throw undocumented(context, answer, 'a body where there is none');
}
