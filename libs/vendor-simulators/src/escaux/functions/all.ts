import { ccHangup, ccHold, ccJoinPark, ccPark, ccPing, ccRedirect } from './call-control.js';
import { dbGetCallHistory } from './call-history.js';
import { dbGetCallflow, dbGetNextStatus, dbSetProfile } from './callflow.js';
import { ccGetChannels, dbGetParkedChannels } from './channels.js';
import { dbGetDirectoryInfo } from './directory-info.js';
import type { SopFunction } from './function.js';
import { ccOriginate } from './originate.js';
import { dbGetPhoneState, dbGetRegistration } from './phones.js';
import { dbAuthenticate, dbCheckPincode } from './pincode.js';
import { dbGetProfileParameters, dbSetProfileParameters } from './profile-parameters.js';
import { pumLogin, pumLogout } from './pum.js';
import {
  ccGetQueueMembers,
  ccGetQueueStatus,
  ccQueueAdd,
  ccQueuePause,
  ccQueuePauseAll,
  ccQueueRemove,
  dbGetQueueInfo,
  fusionQueuesRemove,
  fusionQueuesSet,
} from './queues.js';
import { ccRecord } from './record.js';
import { ccGetvar, ccSetvar } from './variables.js';

/** All functions of the guide. */
export const FUNCTIONS: readonly SopFunction[] = [
  dbGetDirectoryInfo,
  dbGetCallflow,
  dbGetNextStatus,
  dbSetProfile,
  dbGetProfileParameters,
  dbSetProfileParameters,
  dbGetPhoneState,
  dbCheckPincode,
  dbGetCallHistory,
  dbGetParkedChannels,
  dbGetQueueInfo,
  dbAuthenticate,
  dbGetRegistration,
  ccOriginate,
  ccHangup,
  ccRedirect,
  ccHold,
  ccPark,
  ccJoinPark,
  ccPing,
  ccGetChannels,
  ccGetQueueMembers,
  ccQueueAdd,
  ccQueueRemove,
  fusionQueuesSet,
  fusionQueuesRemove,
  ccGetQueueStatus,
  ccQueuePause,
  ccQueuePauseAll,
  ccRecord,
  ccSetvar,
  ccGetvar,
  pumLogin,
  pumLogout,
];
