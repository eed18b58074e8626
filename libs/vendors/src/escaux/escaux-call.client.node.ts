import type { SendBy } from '../core/send-by.js';
import { ESCAUX, type EscauxFunction } from './escaux-functions.js';
import type { Answer, CallOptions, EscauxHttp } from './escaux-http.node.js';
import { decodeChannels, type Channel } from './escaux-live.wire.js';
import {
  demandChannel,
  demandExtension,
  demandNumber,
  demandVariableName,
  demandVariableValue,
  given,
  toOriginate,
  toRecord,
  type OriginateRequest,
  type RecordRequest,
} from './escaux-request.mapper.js';
import {
  decodeGetVariable,
  decodeSetVariable,
  decodeXmlResult,
  originateCodes,
  zeroOrOne,
  type ResultCodes,
} from './escaux-result.wire.js';
import type { Query } from '../core/query.js';

export type Dialling = CallOptions & { readonly sendBy: SendBy };

const GONE = 'The SOP did not do it (Result 1) and gives no reason. The call may have ended.';

/** The SOP's call control functions, one method each. `channel` is one leg of a call, as listed or told by an event. */
export class EscauxCallClient {
  constructor(
    private readonly http: EscauxHttp,
    /** How long a blocking ccOriginate may ring before its answer is given up. */
    private readonly ringTimeoutMs: number,
  ) {}

  /**
   * Rings the phone, and the number when that is picked up. The answer names no call: find it by a variable. With `isAsync` it
   * says that the call was taken; without, what became of it, and then even a refusal comes after phones may have rung.
   */
  async originate(request: OriginateRequest, options: Dialling): Promise<void> {
    const timeoutMs = request.isAsync ? options.timeoutMs : this.ringTimeoutMs;
    return this.act(
      ESCAUX.ccOriginate,
      'ccOriginateResult',
      toOriginate(request),
      originateCodes(request.isAsync),
      {
        ...options,
        timeoutMs,
      },
    );
  }

  /** Ends one leg. */
  async hangup(channel: string, options?: CallOptions): Promise<void> {
    return this.onChannel(ESCAUX.ccHangup, 'ccHangupResult', channel, [], options);
  }

  /** Sends a leg to a number; also takes back one that is parked or held. */
  async redirect(channel: string, number: string, options: Dialling): Promise<void> {
    const to = demandNumber('ccRedirect', 'number', number);
    return this.onChannel(ESCAUX.ccRedirect, 'ccRedirectResult', channel, [['to', to]], options);
  }

  /** @deprecated By the vendor; `park` instead. Its answer is not printed and read like that of its neighbours (inferred). */
  async hold(channel: string, options?: CallOptions): Promise<void> {
    return this.onChannel(ESCAUX.ccHold, 'ccHoldResult', channel, [], options);
  }

  /**
   * The slot is not in the answer: it comes as the event evParked, or with the parked channels. A second channel needs ccPark
   * 1.2 (a component's version, not the API's); when both were asked, a refusal leaves open whether one was parked.
   */
  async park(channel: string, secondChannel?: string, options?: CallOptions): Promise<void> {
    const second =
      secondChannel === undefined ? undefined : demandChannel('ccPark', 'secondChannel', secondChannel);
    const codes = zeroOrOne(GONE, second === undefined ? 'none' : 'unknown');
    return this.onChannel(
      ESCAUX.ccPark,
      'ccParkResult',
      channel,
      given([['channel_id2', second]]),
      options,
      codes,
    );
  }

  async joinPark(channel: string, parkSlot: string, options?: CallOptions): Promise<void> {
    const to = demandExtension('ccJoinPark', 'parkSlot', parkSlot);
    return this.onChannel(ESCAUX.ccJoinPark, 'ccJoinParkResult', channel, [['to', to]], options);
  }

  /** Proves that HTTP works, and makes the SOP send evPong on every event socket; only that proves the socket. */
  async ping(options?: CallOptions): Promise<void> {
    const codes = zeroOrOne('The SOP answered the ping with an error.');
    return this.act(ESCAUX.ccPing, 'ccPingResult', [], codes, options);
  }

  /** Channels in progress. `show`: variables to be told with each; `only`: parked or held ones. */
  async getChannels(
    asked: { readonly only?: 'parked' | 'hold'; readonly show?: readonly string[] } = {},
    options?: CallOptions,
  ): Promise<Answer<readonly Channel[]>> {
    const operation = 'ccGetChannels';
    const names = (asked.show ?? []).map((name, index) =>
      demandVariableName(operation, `show[${index}]`, name),
    );
    const query = given([
      [`${asked.only}_only`, asked.only === undefined ? undefined : '1'],
      ['show_vars', names.length === 0 ? undefined : names.join('|')],
    ]);
    const fn = query.length === 0 ? ESCAUX.ccGetChannels : ESCAUX.ccGetChannelsBy;
    return this.http.ask(fn, query, (text, drift) => decodeChannels(text, names, drift), options);
  }

  /** Starts or stops the recording of a leg, into a voicemail box or a file; the file needs the SOP's recording module. */
  async record(request: RecordRequest, options?: CallOptions): Promise<void> {
    return this.act(ESCAUX.ccRecord, 'ccRecord', toRecord(request), zeroOrOne(GONE), options);
  }

  async setVariable(channel: string, name: string, value: string, options?: CallOptions): Promise<void> {
    const operation = 'ccSetvar';
    const query = [
      ['channel_id', demandChannel(operation, 'channel', channel)],
      ['variable', demandVariableName(operation, 'name', name)],
      // The alphabet is documented for ccOriginate; here it is taken over (inferred).
      ['value', demandVariableValue(operation, 'value', value)],
    ] as const;
    await this.http.ask(ESCAUX.ccSetvar, query, decodeSetVariable, options);
  }

  /** Empty when it is not set (inferred). */
  async getVariable(channel: string, name: string, options?: CallOptions): Promise<string> {
    const operation = 'ccGetvar';
    const query = [
      ['channel_id', demandChannel(operation, 'channel', channel)],
      ['variable', demandVariableName(operation, 'name', name)],
    ] as const;
    return (await this.http.ask(ESCAUX.ccGetvar, query, decodeGetVariable, options)).value;
  }

  private async onChannel(
    fn: EscauxFunction,
    root: string,
    channel: string,
    more: Query,
    options: CallOptions | undefined,
    codes: ResultCodes = zeroOrOne(GONE),
  ): Promise<void> {
    const id = demandChannel(fn.operation.name, 'channel', channel);
    return this.act(fn, root, [['channel_id', id], ...more], codes, options);
  }

  private async act(
    fn: EscauxFunction,
    root: string,
    query: Query,
    codes: ResultCodes,
    options: CallOptions | undefined,
  ): Promise<void> {
    await this.http.ask(fn, query, (text, drift) => decodeXmlResult(text, { root, codes }, drift), options);
  }
}
