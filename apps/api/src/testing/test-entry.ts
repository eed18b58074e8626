import type { DispatchEntry } from '../dispatch/dispatch-entry.js';

/** An entry with nothing special, for specs that change what matters to them. */
export const TEST_ENTRY_FOR_SPECS: DispatchEntry = {
  id: '018f0000-0000-7000-8000-00000000000a',
  contactId: '018f0000-0000-7000-8000-00000000000b',
  personId: '018f0000-0000-7000-8000-00000000000c',
  externalId: null,
  contactName: null,
  fields: {},
  priority: 5_000,
  lineNumber: 2,
  resultCounts: {},
  state: 'ready',
  notBefore: null,
  numberIndex: 0,
  tries: 0,
  agent: null,
};
