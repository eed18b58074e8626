import type {
  CallingHoursView,
  CampaignView,
  ConnectionView,
  RespoolRuleSetView,
} from '@callspool/contracts';
import { type IexpbxSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';
import type { ApiClient } from './api-client.js';
import type { ApiHarness } from './api-harness.js';

export interface CampaignKit {
  /** Ids of the rules that a fresh installation has. */
  readonly rules: { readonly always: string; readonly weekdays: string; readonly standard: string };
  readonly ucontactId: string;
  readonly iexpbxId: string;
  /** A list with one contact per number, straight in the database: imports are another feature. */
  makeList(numbers: readonly string[], zones?: readonly string[]): Promise<string>;
  /** A body for `POST /campaigns`; an IVR campaign unless `changes` say otherwise. */
  ivrBody(changes?: object): Record<string, unknown>;
  pushBody(changes?: object): Record<string, unknown>;
  create(body: object): Promise<CampaignView>;
}

/** Invented numbers, one after the other; lists with another `from` do not share them. */
export const numbers = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `+3225550${100 + from + index}`);

/** Connections to the simulators, tested, and what else a campaign needs. */
export async function makeCampaignKit(
  api: ApiHarness,
  admin: ApiClient,
  simulators: { readonly ucontact: UcontactSimulator; readonly iexpbx: IexpbxSimulator },
): Promise<CampaignKit> {
  let number = 0;
  const named = (what: string): string => `${what} ${(number += 1)} ${crypto.randomUUID().slice(0, 8)}`;
  const hours = (await admin.get<{ items: CallingHoursView[] }>('/calling-hours')).body.items;
  const ruleSets = (await admin.get<{ items: RespoolRuleSetView[] }>('/respool-rule-sets')).body.items;
  const idOf = (rows: readonly { id: string; name: string }[], name: string): string => {
    const row = rows.find((candidate) => candidate.name === name);
    if (row === undefined) throw new Error(`There is nothing named "${name}".`);
    return row.id;
  };
  const rules = {
    always: idOf(hours, 'Always'),
    weekdays: idOf(hours, 'Weekdays 09:00–20:00'),
    standard: idOf(ruleSets, 'Standard'),
  };

  const connect = async (kind: 'ucontact' | 'iexpbx', url: string, timeZone: string): Promise<string> => {
    const answer = await admin.post<ConnectionView>('/connections', {
      kind,
      name: named(kind),
      baseUrl: url,
      username: 'apiuser',
      password: 'password',
      timeZone,
    });
    if (answer.status !== 201) throw new Error(`Connecting answered ${JSON.stringify(answer.body)}.`);
    await admin.post(`/connections/${answer.body.id}/test`);
    return answer.body.id;
  };
  const ucontactId = await connect('ucontact', simulators.ucontact.url, 'America/Montevideo');
  const iexpbxId = await connect('iexpbx', simulators.iexpbx.url, 'Europe/Istanbul');

  const common = () => ({
    name: named('Campaign'),
    timeZone: 'Europe/Brussels',
    dialingHoursId: rules.always,
    contactingHoursId: rules.always,
    respoolRuleSetId: rules.standard,
  });

  return {
    rules,
    ucontactId,
    iexpbxId,
    ivrBody: (changes = {}) => ({
      ...common(),
      method: 'ivr_call',
      connectionId: iexpbxId,
      vendorSettings: { dialPlan: 'outbound', ivrNumber: '700' },
      ...changes,
    }),
    pushBody: (changes = {}) => ({
      ...common(),
      method: 'dialer_push',
      connectionId: ucontactId,
      vendorSettings: { vendorCampaign: 'Sales<-' },
      ...changes,
    }),
    create: async (body) => {
      const answer = await admin.post<CampaignView>('/campaigns', body);
      if (answer.status !== 201) throw new Error(`Creating answered ${JSON.stringify(answer.body)}.`);
      return answer.body;
    },
    makeList: async (numbers, zones = ['Europe/Brussels']) => {
      const { prisma } = api.database.database;
      const at = new Date('2026-11-01T00:00:00Z');
      const list = await prisma.contactList.create({
        data: { name: named('List'), defaultCountry: 'BE', createdAt: at, updatedAt: at },
      });
      for (const [index, e164] of numbers.entries()) {
        const place = { listId: list.id, position: 0, e164, zones: [...zones], zoneSource: 'prefix' };
        await prisma.contact.create({
          data: {
            listId: list.id,
            personId: crypto.randomUUID(),
            lineNumber: index + 1,
            createdAt: at,
            numbers: { create: place },
          },
        });
      }
      return list.id;
    },
  };
}
