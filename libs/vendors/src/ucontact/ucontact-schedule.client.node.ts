import { demandSuccessStatus, undocumented } from '../core/judge-status.js';
import { dialOperation, repeatableChange } from '../core/operation.js';
import type { CallOptions, DialOptions, UcontactHttp } from './ucontact-http.node.js';
import {
  toRespool,
  toScheduleRange,
  toScheduledCall,
  type ScheduleOptions,
  type UcontactRespool,
  type UcontactScheduleRange,
  type UcontactScheduledCall,
} from './ucontact-schedule.mapper.js';
import { isOne, isZero } from './ucontact.wire.js';

const SCHEDULE = dialOperation('Dialers/ScheduleDialerCall');
const REMOVE_SCHEDULE = repeatableChange('Dialers/RemoveScheduleDialerCall');
const RESPOOL = dialOperation('Dialers/Respool');

/** The dialer's scheduler, and the way back onto its spool (page, "Dialers"). */
export class UcontactScheduleClient {
  constructor(
    private readonly http: UcontactHttp,
    private readonly options: ScheduleOptions,
  ) {}

  /** `1`: kept. A dialer that is off or out of its schedule makes the call as the first when it starts again (page). */
  async scheduleCall(call: UcontactScheduledCall, options: DialOptions): Promise<string> {
    const callschedule = JSON.stringify(toScheduledCall(call, this.options));
    return this.http.call(SCHEDULE, { callschedule }, options, this.http.demandOne);
  }

  /** The page lists `1` only; what comes when nothing matches is undocumented, so `0` is handed on as seen. */
  async removeScheduled(
    range: UcontactScheduleRange,
    options: CallOptions = {},
  ): Promise<{ isRemoved: boolean; raw: string }> {
    const form = toScheduleRange(range, this.options.timeZone);
    return this.http.call(REMOVE_SCHEDULE, form, options, (context, answer) => {
      demandSuccessStatus(context, answer);
      if (!isOne(answer.text) && !isZero(answer.text)) throw undocumented(context, answer);
      return { isRemoved: isOne(answer.text), raw: this.http.keep(answer) };
    });
  }

  /** Never for a number that is on the spool already, but for another one of the contact (page). */
  async respool(respool: UcontactRespool, options: DialOptions): Promise<string> {
    const callspool = JSON.stringify(toRespool(respool, this.options));
    return this.http.call(RESPOOL, { callspool }, options, this.http.demandOneAlone);
  }
}
