import { checked, type Check } from './facts.js';

/** The vendors' interfaces were used as documented. */
export const vendorsFoundNoFault: Check = (facts) =>
  checked('the simulators found no breach of their interfaces', facts.violations);
