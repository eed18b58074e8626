import type { MotionConfig, VendorDependencies, VendorLimits } from '../config.js';
import { PhonebarVendor } from '../core/phonebar-vendor.node.js';
import { MotionClient } from './motion.client.js';
import { MotionPhonebar } from './motion.phonebar.js';

/** A Motion phonebar that the service itself reaches. */
export function createMotionVendor(
  config: MotionConfig,
  deps: VendorDependencies,
  limits: VendorLimits,
): PhonebarVendor {
  const { clock, reportDrift } = deps;
  return new PhonebarVendor({
    kind: 'motion',
    config,
    deps,
    limits,
    makeBar: ({ way, watch }) => {
      const client = new MotionClient({ line: way, reportDrift });
      return new MotionPhonebar({ client, reading: 'readable', clock, watch, reportDrift });
    },
    queuesOf: () => ({
      queueReader: { missing: 'A Motion phonebar has no list of queues.' },
      memberReader: { missing: 'A Motion phonebar tells of no members of queues.' },
    }),
  });
}
