import {
  dialOperation,
  readOperation,
  repeatableChange,
  singleChange,
  type Operation,
} from '../core/operation.js';
import { PUM_GATE, since, type VersionGate } from './escaux-version.js';

/** One function of the SOP: how it is addressed in each form it has, and from which version of the API module it answers. */
export interface EscauxFunction {
  readonly operation: Operation;
  /** The last part of the path; absent when the guide offers no such form. */
  readonly xml?: string;
  readonly json?: string;
  readonly gate?: VersionGate;
  /** Request or answer may hold a pincode, so not even the first bytes of an odd answer are kept. */
  readonly isSecret?: boolean;
}

type Make = (name: string) => Operation;
type Extra = Pick<EscauxFunction, 'gate' | 'isSecret'>;

const php = (make: Make, name: string, extra: Extra = {}): EscauxFunction => ({
  operation: make(name),
  xml: `${name}.php`,
  ...extra,
});
const both = (make: Make, name: string, extra: Extra = {}): EscauxFunction => ({
  operation: make(name),
  xml: `${name}.php`,
  json: `${name}.json`,
  ...extra,
});
const json = (make: Make, name: string, extra: Extra = {}): EscauxFunction => ({
  operation: make(name),
  json: `${name}.json`,
  ...extra,
});
/** Printed without any suffix, which means XML. */
const bare = (make: Make, name: string, extra: Extra = {}): EscauxFunction => ({
  operation: make(name),
  xml: name,
  ...extra,
});

/**
 * The 34 functions of the guide, each in the forms that the guide prints. All are GET, also those that act: what may be sent
 * again is declared here and nowhere derived. Repeatable changes set a state and can be said twice; the others cannot.
 */
export const ESCAUX = {
  dbGetDirectoryInfo: both(readOperation, 'dbGetDirectoryInfo', { isSecret: true }),
  dbGetCallflow: both(readOperation, 'dbGetCallflow'),
  dbGetNextStatus: php(readOperation, 'dbGetNextStatus'),
  // Code 5 leaves the SOP and its manager apart, so it is not blindly said again (inferred).
  dbSetProfile: both(singleChange, 'dbSetProfile'),
  dbGetProfileParameters: both(readOperation, 'dbGetProfileParameters', { isSecret: true }),
  dbSetProfileParameters: both(singleChange, 'dbSetProfileParameters', { isSecret: true }),
  dbGetPhoneState: both(readOperation, 'dbGetPhoneState'),
  dbCheckPincode: php(readOperation, 'dbCheckPincode', { isSecret: true }),
  dbGetCallHistory: both(readOperation, 'dbGetCallHistory'),
  // The heading says .json, the text refuses it (guide).
  dbGetParkedChannels: php(readOperation, 'dbGetParkedChannels'),
  dbGetQueueInfo: php(readOperation, 'dbGetQueueInfo'),
  dbAuthenticateCheck: php(readOperation, 'dbAuthenticate', { isSecret: true }),
  dbAuthenticateSet: php(singleChange, 'dbAuthenticate', { isSecret: true }),
  dbGetRegistration: php(readOperation, 'dbGetRegistration'),

  ccOriginate: php(dialOperation, 'ccOriginate'),
  ccHangup: php(singleChange, 'ccHangup'),
  ccRedirect: php(dialOperation, 'ccRedirect'),
  ccHold: php(singleChange, 'ccHold'),
  ccPark: php(singleChange, 'ccPark'),
  ccJoinPark: php(singleChange, 'ccJoinPark'),
  ccPing: php(readOperation, 'ccPing'),
  ccGetChannels: php(readOperation, 'ccGetChannels'),
  // Printed without suffix wherever parked_only, hold_only or show_vars are used (guide).
  ccGetChannelsBy: bare(readOperation, 'ccGetChannels'),
  ccRecord: bare(singleChange, 'ccRecord', { gate: since('4.6.0') }),
  // Headings say ccSetVar and ccGetVar, addresses ccSetvar and ccGetvar (guide).
  ccSetvar: bare(repeatableChange, 'ccSetvar'),
  ccGetvar: bare(readOperation, 'ccGetvar', { gate: since('4.10.0') }),

  ccGetQueueMembers: php(readOperation, 'ccGetQueueMembers'),
  ccQueueAdd: php(singleChange, 'ccQueueAdd', { gate: since('4.3.0') }),
  ccQueueRemove: php(singleChange, 'ccQueueRemove', { gate: since('4.3.0') }),
  // "5.15.x and lower does not accept requests" (guide), so from 5.16.0 (inferred).
  fusionQueuesSet: json(singleChange, 'fusionQueuesSet', { gate: since('5.16.0') }),
  fusionQueuesRemove: json(singleChange, 'fusionQueuesRemove', { gate: since('5.16.0') }),
  ccGetQueueStatus: php(readOperation, 'ccGetQueueStatus'),
  ccQueuePause: php(repeatableChange, 'ccQueuePause', { gate: since('4.0.0') }),
  ccQueuePauseAll: php(repeatableChange, 'ccQueuePauseAll', { gate: since('4.0.0') }),

  pumLogin: bare(singleChange, 'pumLogin', { gate: PUM_GATE }),
  pumLogout: bare(singleChange, 'pumLogout', { gate: PUM_GATE }),
} as const satisfies Record<string, EscauxFunction>;

/** Parameters that came later than their function (guide). */
export const PARAMETER_GATES: Readonly<Record<string, VersionGate>> = {
  mobile: since('1.7'),
  home: since('1.7'),
  fax: since('1.7'),
  email: since('1.7'),
  parked_only: since('2.27.4'),
  hold_only: since('2.27.4'),
  show_invisible: since('2.27.7'),
  wildcards: since('2.33.3'),
};
