import type { ConnectionHealth, ConnectionInbound, ConnectionView } from '@callspool/contracts';
import { say } from '../output/say.js';
import { PlainFailure } from '../process/plain-failure.js';
import type { DemoClient } from './api-client.js';
import type { Simulators } from './simulators.js';

/** Where the two simulated installations stand. */
export const VENDOR_ZONES = { ucontact: 'America/Montevideo', iexpbx: 'Europe/Istanbul' } as const;

export interface Connections {
  readonly ucontact: ConnectionView;
  readonly iexpbx: ConnectionView;
}

/** Both simulators' own defaults. */
const LOGIN = { username: 'apiuser', password: 'password' };

/**
 * After this long without evidence an attempt counts as dialled and unconfirmed. The simulators report within seconds,
 * so that the run need not wait half an hour for a call that a killed service may or may not have placed.
 */
const DOUBT_SECONDS = 90;

/** Makes and tests a connection to each vendor, and tells the vendors where to report calls. */
export async function connectVendors(client: DemoClient, simulators: Simulators): Promise<Connections> {
  const common = { ...LOGIN, maxConcurrent: 20, callsPerSecond: 50, doubtSeconds: DOUBT_SECONDS };
  const ucontact = await client.post<ConnectionView>('/connections', {
    ...common,
    kind: 'ucontact',
    name: 'uContact Montevideo',
    baseUrl: simulators.ucontactUrl,
    timeZone: VENDOR_ZONES.ucontact,
  });
  const iexpbx = await client.post<ConnectionView>('/connections', {
    ...common,
    kind: 'iexpbx',
    name: 'IEXPBX Istanbul',
    baseUrl: simulators.iexpbxUrl,
    timeZone: VENDOR_ZONES.iexpbx,
  });
  for (const connection of [ucontact, iexpbx]) await testConnection(client, connection);
  const inbound = await client.get<ConnectionInbound>(`/connections/${iexpbx.id}/inbound`);
  await simulators.configure({
    iexpbx: {
      webhooks: { start: inbound.callStarted, hangup: inbound.callEnded },
      ivr: { url: inbound.keyPress },
    },
  });
  return { ucontact, iexpbx };
}

async function testConnection(client: DemoClient, { id, name }: ConnectionView): Promise<void> {
  const health = await client.post<ConnectionHealth>(`/connections/${id}/test`);
  if (health.outcome !== 'ok')
    throw new PlainFailure(`The connection ${name} does not work: ${health.message}`);
  say(`  ${name}: ${health.message}`);
}
