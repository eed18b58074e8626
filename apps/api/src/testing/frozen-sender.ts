import { setTimeout as sleep } from 'node:timers/promises';
import { createVendor, InMemorySessionStore } from '@callspool/vendors';
import { type GateWish, SendGateRepository } from '../dispatch/send-gate.repository.js';
import { dispatchKit } from './dispatch-kit.js';

/** Waits after the gate's commit, so that whoever started this process can freeze it between gate and socket. */
class WaitingGate extends SendGateRepository {
  override async pass(wish: GateWish): Promise<string[]> {
    const ids = await super.pass(wish);
    process.stdout.write('PASSED\n');
    await sleep(200);
    return ids;
  }
}

/** A process of its own for a test: claims, passes the gate, says PASSED, and sends. Arguments: database, campaign, vendor. */
const [url = '', campaignId = '', baseUrl = ''] = process.argv.slice(2);
const kit = dispatchKit({ url, gate: (database, gate) => new WaitingGate(database, gate) });
const vendor = createVendor(
  {
    kind: 'iexpbx',
    baseUrl,
    username: 'apiuser',
    password: 'password',
    timeZone: 'UTC',
    limits: { maxConcurrent: 8 },
  },
  {
    clock: kit.clock,
    monotonicNow: () => kit.clock.monotonicMs(),
    log: () => undefined,
    sessionStore: new InMemorySessionStore(),
  },
);
const campaign = await kit.policies.find(campaignId);
if (campaign === null) throw new Error('No such campaign.');
await kit.sender.send(campaign, vendor, await kit.claim.claim(campaignId, 5));
await kit.sender.drain();
await vendor.close();
await kit.close();
process.stdout.write('DONE\n');
