import type { DncRegistryView } from '@callspool/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoClient } from '../../demo/api-client.js';
import { uploadFile } from '../../demo/upload-contacts.js';

const NUMBERS = 5_000;
const LOADED_WITHIN_MS = 30_000;

/** Two registries of countries that nobody of the desk is called in: one with a file in force, one that waits for its first. */
export async function seedRegistries(client: DemoClient): Promise<string> {
  const full = await client.post<DncRegistryView>('/dnc-registries', {
    name: 'France, national',
    countries: ['FR'],
    country: 'FR',
    maxAgeDays: 31,
  });
  const lines = Array.from({ length: NUMBERS }, (_, at) => `+336${String(12_000_000 + at)}`).join('\n');
  const file = await uploadFile(client, 'france-national.txt', Buffer.from(`${lines}\nnot a number\n`));
  await client.post(`/dnc-registries/${full.id}/versions`, { fileId: file.id });
  await client.post('/dnc-registries', {
    name: 'Portugal',
    countries: ['PT'],
    country: 'PT',
    maxAgeDays: 30,
  });
  const endMs = Date.now() + LOADED_WITHIN_MS;
  while ((await client.get<DncRegistryView>(`/dnc-registries/${full.id}`)).numbers === null) {
    if (Date.now() > endMs) throw new Error('The file of a registry was not loaded in time.');
    await sleep(200);
  }
  return full.id;
}
