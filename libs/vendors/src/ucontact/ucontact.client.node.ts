import { isJsonObject, type JsonObject } from '../core/json.js';
import { demandSuccessStatus, undocumented, type JudgeContext } from '../core/judge-status.js';
import { dialOperation, readOperation, repeatableChange } from '../core/operation.js';
import type { RawAnswer } from '../core/sender.node.js';
import { UcontactAgentClient } from './ucontact-agent.client.node.js';
import {
  UcontactHttp,
  refusal,
  type CallOptions,
  type DialOptions,
  type UcontactHttpOptions,
} from './ucontact-http.node.js';
import { UcontactRecordingClient, type RecordingHosts } from './ucontact-recording.client.node.js';
import { demandCampaignName, demandDialable } from './ucontact-push.mapper.js';
import { UcontactScheduleClient } from './ucontact-schedule.client.node.js';
import type { TextEncoding } from './ucontact-data.mapper.js';
import type { UcontactSession } from './ucontact-session.js';
import {
  decodeKeyed,
  decodeRows,
  isQueueOrEnd,
  isOne,
  isZero,
  recordsFilter,
  type BlackEntry,
  type DialerTask,
  type RecordsFilter,
} from './ucontact.wire.js';

const DIALER_TASK = dialOperation('Dialers/DialerTask');
const UPLOAD = dialOperation('Dialers/uploadbase');
const UPLOAD_WITH_ZONE = dialOperation('Dialers/uploadbasewithtimezone');
const REMOVE_CONTACT = repeatableChange('Dialers/RemoveContact');
const GET_RECORDS = readOperation('Cdr/getrecords');
const QUEUE_SUMMARY = readOperation('Supervisor/queuesummary');
const CAMPAIGN_STATUS = readOperation('Supervisor/campaignstatus');
const ADD_BLACK = repeatableChange('admin/addblack');

export interface UcontactClientOptions extends UcontactHttpOptions {
  /** Every date is the wall clock of the instance. */
  readonly timeZone: string;
  readonly encoding: TextEncoding;
  readonly maxDataBytes: number | null;
  readonly recordings: RecordingHosts;
}

export interface UploadForm {
  readonly filename: string;
  readonly fileb64: string;
  readonly campaign: string;
  readonly cant: number;
  readonly username: string;
}

/** uContact's classic HTTP API, one method per documented operation. Failures are VendorErrors. */
export class UcontactClient {
  readonly session: UcontactSession;
  readonly agents: UcontactAgentClient;
  readonly schedule: UcontactScheduleClient;
  readonly recordings: UcontactRecordingClient;
  private readonly http: UcontactHttp;

  constructor(options: UcontactClientOptions) {
    this.http = new UcontactHttp(options);
    this.session = this.http.session;
    this.agents = new UcontactAgentClient(this.http, options);
    this.schedule = new UcontactScheduleClient(this.http, options);
    this.recordings = new UcontactRecordingClient(this.http, options.recordings, options.timeZone);
  }

  login(): Promise<string> {
    return this.http.login();
  }

  endSession(): Promise<void> {
    return this.http.endSession();
  }

  /** `1` accepted; `0` is a documented refusal, so nothing was queued. */
  dialerTask(call: DialerTask, options: DialOptions): Promise<string> {
    return this.http.call(DIALER_TASK, { call: JSON.stringify(call) }, options, this.http.demandOne);
  }

  /** `1`: the file was received, nothing is said about its rows. */
  uploadBase(form: UploadForm, options: DialOptions): Promise<string> {
    return this.http.call(UPLOAD, { ...form, cant: String(form.cant) }, options, this.http.demandOne);
  }

  uploadBaseWithTimezone(form: UploadForm & { timezone: string }, options: DialOptions): Promise<string> {
    return this.http.call(
      UPLOAD_WITH_ZONE,
      { ...form, cant: String(form.cant) },
      options,
      this.http.demandOne,
    );
  }

  /** The page lists `1` only; what comes when nothing matches is undocumented, so `0` is handed on as seen. */
  async removeContact(
    form: { campaign: string; number: string },
    options: CallOptions,
  ): Promise<{ isRemoved: boolean; raw: string }> {
    const { campaign, number } = form;
    const checked = {
      campaign: demandCampaignName(REMOVE_CONTACT.name, 'campaign', campaign),
      number: demandDialable(REMOVE_CONTACT.name, 'number', number),
    };
    return this.http.call(REMOVE_CONTACT, checked, options, (context, answer) => {
      demandSuccessStatus(context, answer);
      if (!isOne(answer.text) && !isZero(answer.text)) throw undocumented(context, answer);
      return { isRemoved: isOne(answer.text), raw: this.http.keep(answer) };
    });
  }

  /** Adding twice is harmless, but nothing takes an entry off again. The campaign `*` is all of them. */
  async addBlack(black: BlackEntry, options: CallOptions): Promise<string> {
    demandDialable(ADD_BLACK.name, 'number', black.phone);
    if (black.campaign !== '*') demandCampaignName(ADD_BLACK.name, 'campaign', black.campaign);
    return this.http.call(ADD_BLACK, { black: JSON.stringify(black) }, options, this.http.demandOne);
  }

  /** One page of call records between two wall-clock times of the instance. */
  getRecords(
    query: RecordsFilter & { lastrow: number; searchLimit: number },
    options: CallOptions,
  ): Promise<readonly JsonObject[]> {
    const { lastrow, searchLimit, ...filter } = query;
    const form = {
      lastrow: String(lastrow),
      searchLimit: String(searchLimit),
      filter: JSON.stringify(recordsFilter(filter)),
      // The capital is the vendor's.
      Random: '1',
    };
    return this.http.call(GET_RECORDS, form, options, demandRows);
  }

  queueSummary(options: CallOptions = {}): Promise<readonly JsonObject[]> {
    return this.http.call(QUEUE_SUMMARY, {}, options, (context, answer) => {
      const rows = demandRows(context, answer);
      // A figure without its queue, or an error in place of one, must not make a busy centre look empty.
      if (!rows.every(isQueueOrEnd)) throw undocumented(context, answer, 'rows that are no queues');
      return rows;
    });
  }

  /** An empty name asks for all campaigns. */
  campaignStatus(queue: string, options: CallOptions = {}): Promise<JsonObject> {
    return this.http.call(CAMPAIGN_STATUS, { queue }, options, (context, answer) => {
      demandReadable(context, answer);
      const keyed = decodeKeyed(answer.text);
      if (keyed === null || !Object.values(keyed).every((entry) => isJsonObject(entry)))
        throw undocumented(context, answer, 'not a table of campaigns');
      return keyed;
    });
  }
}

/** Reads have no documented "no", but `0` is how this product says it. */
function demandReadable(context: JudgeContext, answer: RawAnswer): void {
  demandSuccessStatus(context, answer);
  if (isZero(answer.text)) throw refusal(context, answer);
}

function demandRows(context: JudgeContext, answer: RawAnswer): readonly JsonObject[] {
  demandReadable(context, answer);
  const rows = decodeRows(answer.text);
  if (rows === null) throw undocumented(context, answer, 'not a list');
  return rows;
}
