import type { APIRequestContext } from '@playwright/test';
import type { Simulators } from './simulators.js';
import { VENDOR_LOGIN } from './simulators.js';
import type { Caller } from './test.js';

/** What a campaign is made of, under names that no other test has. */
export interface WizardGround {
  readonly connection: string;
  readonly list: string;
  readonly contacts: number;
}

interface Started {
  readonly id: string;
}

/** A tested uContact connection and a list of invented Belgian numbers, one of which nobody may call. */
export async function makeWizardGround(
  caller: Caller,
  request: APIRequestContext,
  { baseUrl, simulators }: { readonly baseUrl: string; readonly simulators: Simulators },
): Promise<WizardGround> {
  const mark = crypto.randomUUID().slice(0, 8);
  const connection = `uContact ${mark}`;
  const list = `Renewals ${mark}`;
  const { id } = await caller.post<Started>('/connections', {
    kind: 'ucontact',
    name: connection,
    baseUrl: simulators.ucontactUrl,
    timeZone: 'Europe/Brussels',
    ...VENDOR_LOGIN,
  });
  await caller.post(`/connections/${id}/test`);
  // Other numbers each time: what one test puts on the do-not-call list would be missing from the next one's list.
  const block = 1000 + Math.floor(Math.random() * 9000);
  const numbers = Array.from({ length: 12 }, (_, index) => `+3225${block}${10 + index}`);
  const file = await request.post(`${baseUrl}/api/v1/files?name=${mark}.csv`, {
    data: Buffer.from(['phone', ...numbers].join('\n')),
    headers: { origin: baseUrl, 'content-type': 'text/csv' },
  });
  if (!file.ok()) throw new Error(`The file was refused: ${await file.text()}`);
  const made = await caller.post<Started>('/contact-lists', { name: list, defaultCountry: 'BE' });
  const { id: fileId } = (await file.json()) as Started;
  const started = await caller.post<Started>(`/contact-lists/${made.id}/imports`, { fileId });
  await untilDone(caller, `/contact-lists/${made.id}/imports/${started.id}`);
  await caller.post('/dnc', { reason: 'Asked by phone', entries: [{ value: numbers[0] }] });
  return { connection, list, contacts: numbers.length };
}

async function untilDone(caller: Caller, path: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { state } = await caller.get<{ state: string }>(path);
    if (state === 'done') return;
    if (state === 'failed') throw new Error('The import failed.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The import did not end.');
}
