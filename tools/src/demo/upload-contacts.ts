import type { ContactListView, DncImportView, ListImportView, StoredFileView } from '@callspool/contracts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, StatusLine } from '../output/say.js';
import { PlainFailure } from '../process/plain-failure.js';
import { ROOT } from '../process/root.js';
import type { DemoClient } from './api-client.js';
import { firstRows } from './first-rows.js';
import type { DemoOptions } from './options.js';

type Imported = Pick<ListImportView, 'state' | 'rowsRead' | 'rowsRejected' | 'error' | 'fileName'>;

/** Puts the sample's numbers on the do-not-call list. */
export async function importDnc(client: DemoClient): Promise<void> {
  const file = await uploadFile(client, 'dnc.csv', readFileSync(path.join(ROOT, 'samples/dnc.csv')));
  const started = await client.post<DncImportView>('/dnc-imports', {
    fileId: file.id,
    country: 'BE',
    reason: 'Asked not to be called',
  });
  const done = await untilImported<DncImportView>(client, `/dnc-imports/${started.id}`);
  say(`  ${done.fileName}: ${done.rowsAdded} numbers may not be called, ${done.rowsRejected} rows rejected`);
}

/** Uploads the contacts into a list of their own, and waits until every row is accepted or rejected. */
export function importContacts(client: DemoClient, options: DemoOptions): Promise<ContactListView> {
  const all = readFileSync(options.file);
  const bytes = options.rows === null ? all : Buffer.from(firstRows(all.toString('utf8'), options.rows));
  const { country } = options;
  return importList(client, { name: 'Spring offer', country, fileName: path.basename(options.file), bytes });
}

export interface ListToImport {
  readonly name: string;
  readonly country: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Makes a list and fills it from a file. */
export async function importList(client: DemoClient, wanted: ListToImport): Promise<ContactListView> {
  const list = await client.post<ContactListView>('/contact-lists', {
    name: wanted.name,
    defaultCountry: wanted.country,
  });
  const file = await uploadFile(client, wanted.fileName, wanted.bytes);
  const started = await client.post<ListImportView>(`/contact-lists/${list.id}/imports`, { fileId: file.id });
  const done = await untilImported<ListImportView>(client, `/contact-lists/${list.id}/imports/${started.id}`);
  const why = Object.entries(done.rejectCounts).map(([reason, count]) => `${reason} ${count}`);
  say(
    `  ${wanted.fileName}: ${done.rowsAccepted} rows accepted, ${done.rowsRejected} rejected (${why.join(', ') || 'none'})`,
  );
  return list;
}

/** Puts a file into the store. */
export const uploadFile = (client: DemoClient, name: string, bytes: Buffer): Promise<StoredFileView> =>
  client.upload<StoredFileView>(`/files?name=${encodeURIComponent(name)}`, new Uint8Array(bytes));

async function untilImported<T extends Imported>(client: DemoClient, route: string): Promise<T> {
  const status = new StatusLine();
  for (;;) {
    const view = await client.get<T>(route);
    if (view.state === 'done') {
      status.end();
      return view;
    }
    if (view.state === 'failed' || view.state === 'cancelled') {
      throw new PlainFailure(
        `The import of ${view.fileName} ended as ${view.state}: ${view.error ?? 'no reason given'}`,
      );
    }
    if (view.rowsRead > 0) status.show(`  ${view.fileName}: ${view.rowsRead} rows read`, performance.now());
    await sleep(250);
  }
}
