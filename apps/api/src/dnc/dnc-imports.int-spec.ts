import type { DncImportView, StoredFileView } from '@callspool/contracts';
import { Database } from '../database/database.service.js';
import { FileStore } from '../files/file-store.js';
import { Clock } from '../common/clock/clock.js';
import type { ApiClient } from '../testing/api-client.js';
import { type ApiHarness, startApi } from '../testing/api-harness.js';
import { DncWriter } from './dnc-writer.js';
import { runDncImport } from './run-dnc-import.js';

let api: ApiHarness;
let manager: ApiClient;

beforeAll(async () => {
  api = await startApi();
  manager = await api.signIn('manager');
}, 60_000);
afterAll(() => api?.close());
beforeEach(() => api.database.database.pool.query('delete from dnc_entry'));

async function order(content: string, request: object = {}) {
  const upload = await manager.post<StoredFileView>('/files?name=numbers.csv', content);
  const body = { fileId: upload.body.id, country: 'BE', reason: 'register', ...request };
  return manager.post<DncImportView & { issues?: object[] }>('/dnc-imports', body);
}
const run = (importId: string, writer?: DncWriter) =>
  runDncImport({
    database: api.app.get(Database),
    files: api.app.get(FileStore),
    writer: writer ?? api.app.get(DncWriter),
    clock: api.app.get(Clock),
    importId,
  });
const get = async (id: string) => (await manager.get<DncImportView>(`/dnc-imports/${id}`)).body;
const values = async () =>
  (await api.database.database.pool.query('select value from dnc_entry order by value')).rows.map(
    (row) => row.value,
  );

describe('a file of do-not-call numbers', () => {
  it('is added with exact counts, and tells what it could not read', async () => {
    const { status, body } = await order(
      'name;phone\nAnn;0470 12 34 01\nBob;12\n"C";+32470123402\nD;0470123401\n;\n',
    );
    expect(status).toBe(202);
    expect(await run(body.id)).toBe('done');
    expect(await get(body.id)).toMatchObject({
      state: 'done',
      rowsRead: 5,
      rowsAdded: 2,
      rowsKnown: 1,
      rowsRejected: 2,
      hasRejects: true,
    });
    expect(await values()).toEqual(['32470123401', '32470123402']);
    const rejects = await manager.get<string>(`/dnc-imports/${body.id}/rejects`);
    expect(
      Buffer.from(rejects.body)
        .toString()
        .split('\r\n')
        .map((line) => line.slice(0, 5)),
    ).toEqual(['line,', '3,12,', '6,,Th', '']);
  });

  it('may be a bare list of numbers or of prefixes', async () => {
    await run((await order('0470123401\n0470123402\n')).body.id);
    await run((await order('+32900\n32901\n', { match: 'prefix' })).body.id);
    expect(await values()).toEqual(['32470123401', '32470123402', '32900', '32901']);
  });

  it('gives back what it refused safe for a spreadsheet, and takes it again once mended', async () => {
    const { body } = await order('0470123403\n=1+1\n+3247012340\n');
    await run(body.id);
    const rejects = await manager.get<string>(`/dnc-imports/${body.id}/rejects`);
    const text = Buffer.from(rejects.body).toString();
    expect(text).toMatch(/^line,number,message\r\n2,'=1\+1,.*\r\n3,'\+3247012340,/);
    const again = (await order(text)).body;
    await run(again.id);
    expect(await get(again.id)).toMatchObject({ rowsRead: 2, rowsAdded: 0, rowsRejected: 2 });
    const mended = (await order(text.replace("'+3247012340", "'+32470123404"))).body;
    await run(mended.id);
    expect(await get(mended.id)).toMatchObject({ rowsAdded: 1, rowsRejected: 1 });
    expect(await values()).toEqual(['32470123403', '32470123404']);
  });

  it('rejects prefixes that hold a whole country unless that is confirmed', async () => {
    const { body } = await order('+32\n+32900\n', { match: 'prefix' });
    await run(body.id);
    expect(await get(body.id)).toMatchObject({ rowsAdded: 1, rowsRejected: 1 });
    const confirmed = (await order('+32\n', { match: 'prefix', confirmsWholeCountries: true })).body;
    await run(confirmed.id);
    expect(await values()).toEqual(['32', '32900']);
  });

  it('adds nothing when it is added again', async () => {
    const file = `phone\n${Array.from({ length: 5000 }, (_, n) => `+32470${100_000 + n}`).join('\n')}\n`;
    const [first, second] = [(await order(file)).body.id, (await order(file)).body.id];
    await run(first);
    await run(second);
    expect(await get(first)).toMatchObject({ rowsRead: 5000, rowsAdded: 5000, rowsKnown: 0 });
    expect(await get(second)).toMatchObject({ rowsRead: 5000, rowsAdded: 0, rowsKnown: 5000 });
  });

  it('goes on after its last batch when it was cut off', async () => {
    const file = `phone\n${Array.from({ length: 5000 }, (_, n) => `+32470${100_000 + n}`).join('\n')}\n`;
    const { id } = (await order(file)).body;
    const writer = api.app.get(DncWriter);
    let batches = 0;
    const dying = {
      add: (...args: Parameters<DncWriter['add']>) => {
        if (++batches > 2) throw new Error('killed');
        return writer.add(...args);
      },
    } as unknown as DncWriter;
    await expect(run(id, dying)).rejects.toThrow('killed');
    expect(await get(id)).toMatchObject({ state: 'running', rowsRead: 4000, rowsAdded: 4000 });
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'done', rowsRead: 5000, rowsAdded: 5000, rowsKnown: 0 });
    expect(await values()).toHaveLength(5000);
  });

  it('adds no more once it is cancelled', async () => {
    const { id } = (await order('0470123401\n')).body;
    expect((await manager.post(`/dnc-imports/${id}/cancel`)).status).toBe(200);
    expect(await run(id)).toBe('superseded');
    expect(await values()).toEqual([]);
    expect((await manager.post(`/dnc-imports/${id}/cancel`)).status).toBe(409);
  });

  it('is refused at once for a column or scope that does not exist', async () => {
    expect(await order('phone\n1\n', { column: 'mobile' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'column' }] },
    });
    expect(await order('phone\n1\n', { scope: 'group' })).toMatchObject({
      status: 422,
      body: { issues: [{ path: 'groupId' }] },
    });
    const campaignId = '01990000-0000-7000-8000-000000000000';
    expect(await order('phone\n1\n', { scope: 'campaign', campaignId })).toMatchObject({ status: 422 });
  });

  it('is closed to agents and to whoever is not signed in', async () => {
    const agent = await api.signIn('agent');
    expect((await agent.post('/dnc-imports', {})).status).toBe(403);
    expect((await api.signedOut().post('/dnc-imports', {})).status).toBe(401);
    expect((await manager.get('/dnc-imports/nonsense')).status).toBe(400);
  });
});
