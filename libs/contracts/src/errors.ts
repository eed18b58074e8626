import { ATTEMPT_ERRORS } from './attempts/errors.js';
import { CALLBACK_ERRORS } from './callbacks/errors.js';
import { CALL_RECORD_ERRORS } from './call-records/errors.js';
import { EXPORT_ERRORS } from './exports/errors.js';
import { PERSON_ERRORS } from './persons/errors.js';
import { LIVE_ERRORS } from './live/errors.js';
import { COMMON_ERRORS } from './common/errors.js';
import { CONTACT_LIST_ERRORS } from './contact-lists/errors.js';
import { CONTACT_CHANGE_ERRORS } from './contact-changes/errors.js';
import { CONTACT_FILTER_ERRORS } from './contact-filters/errors.js';
import { DNC_ERRORS } from './dnc/errors.js';
import { FILE_ERRORS } from './files/errors.js';
import { CONNECTION_ERRORS } from './connections/errors.js';
import { DISPOSITION_ERRORS } from './dispositions/errors.js';
import { RULE_ERRORS } from './rules/errors.js';
import { CAMPAIGN_ERRORS } from './campaigns/errors.js';
import { DISPATCH_ERRORS } from './dispatch/errors.js';
import { VENDOR_WORD_ERRORS } from './vendor-words/errors.js';
import { USER_ERRORS } from './users/errors.js';

/** The one table from error code to HTTP status; each feature keeps its own part beside its schemas. */
export const ERROR_STATUS = {
  ...COMMON_ERRORS,
  ...USER_ERRORS,
  ...DISPATCH_ERRORS,
  ...CONNECTION_ERRORS,
  ...RULE_ERRORS,
  ...DISPOSITION_ERRORS,
  ...VENDOR_WORD_ERRORS,
  ...CAMPAIGN_ERRORS,
  ...FILE_ERRORS,
  ...CONTACT_LIST_ERRORS,
  ...CONTACT_CHANGE_ERRORS,
  ...CONTACT_FILTER_ERRORS,
  ...DNC_ERRORS,
  ...ATTEMPT_ERRORS,
  ...CALLBACK_ERRORS,
  ...CALL_RECORD_ERRORS,
  ...EXPORT_ERRORS,
  ...PERSON_ERRORS,
  ...LIVE_ERRORS,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;
