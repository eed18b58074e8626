import type { VendorDependencies, VendorLimits, XcallyConfig } from '../config.js';
import { isMissing, type QueueSnapshot, type Snapshot } from '../core/capabilities.js';
import type { PhonebarRowReader } from '../core/phonebar.js';
import { PhonebarVendor } from '../core/phonebar-vendor.node.js';
import { XcallyClient } from './xcally.client.js';
import { toQueue } from './xcally.mapper.js';
import { XcallyPhonebar } from './xcally.phonebar.js';

/** An xCALLY phonebar v.2 that the service itself reaches. */
export function createXcallyVendor(
  config: XcallyConfig,
  deps: VendorDependencies,
  limits: VendorLimits,
): PhonebarVendor {
  const { clock, reportDrift } = deps;
  return new PhonebarVendor({
    kind: 'xcally',
    config,
    deps,
    limits,
    makeBar: ({ way, watch }) => {
      const client = new XcallyClient({
        line: way,
        format: config.settings?.format ?? 'json',
        reportDrift,
      });
      return new XcallyPhonebar({ client, reading: 'readable', clock, watch, reportDrift });
    },
    queuesOf: ({ capabilities: { queues } }) => ({
      queueReader: isMissing(queues) ? queues : { readQueues: () => readQueues(queues, deps) },
      memberReader: {
        missing:
          'An xCALLY phonebar tells of its agent’s own queues and SIP peer, and of no other member of a queue.',
      },
    }),
  });
}

/** The queues by name alone: no document says what else stands in their rows. */
async function readQueues(
  queues: PhonebarRowReader,
  { reportDrift }: VendorDependencies,
): Promise<Snapshot<QueueSnapshot>> {
  const { at, items: rows } = await queues.readRows();
  const read = rows.map(toQueue);
  const items = read.filter((queue) => queue !== null);
  const drift = items.length === read.length ? [] : ['a queue without a name'];
  for (const what of drift) reportDrift?.({ vendor: 'xcally', operation: 'queues', what });
  return { at, items, drift };
}
