import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, freePort, startChild } from './child.js';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** The built service. */
export const API = path.join(ROOT, 'apps/api/dist/main.js');
/** The built console. */
export const ADMIN = path.join(ROOT, 'apps/admin/.next/standalone/apps/admin/server.js');

/** The built applications on an embedded PostgreSQL of their own, all on free loopback ports. */
export interface Stack {
  readonly apiUrl: string;
  readonly adminUrl: string;
  /** The console's process, to see what it needs. */
  readonly adminPid: number;
  readonly administrator: { readonly email: string; readonly password: string };
  /** Ends the API and leaves the console alone, then starts the API again at the same address. */
  stopApi(): Promise<void>;
  startApi(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStack(): Promise<Stack> {
  // A path with a space, as people have them.
  const dataDir = mkdtempSync(path.join(tmpdir(), 'callspool e2e '));
  const [apiPort, adminPort] = [await freePort(), await freePort()];
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  const administrator = { email: 'admin@e2e.example', password: 'an administrator of the tests' };
  const startApi = (): Promise<Child> =>
    startChild(
      API,
      {
        PORT: String(apiPort),
        PUBLIC_URL: adminUrl,
        // As behind a proxy that ends TLS: the address it names is the caller's.
        TRUST_PROXY: '1',
        CALLSPOOL_DATA_DIR: dataDir,
        ADMIN_EMAIL: administrator.email,
        ADMIN_PASSWORD: administrator.password,
        LOG_LEVEL: 'warn',
      },
      (output) => output.includes(`Callspool API listening on ${apiUrl}`),
    );
  let api = await startApi();
  // Started as root, the database server keeps its data where its own user can reach it, outside our folder.
  const serverData = /its data lies in (.+)$/m.exec(api.output())?.[1];
  const admin = await startChild(
    ADMIN,
    { PORT: String(adminPort), HOSTNAME: '127.0.0.1', API_URL: apiUrl, NODE_ENV: 'production' },
    () => answers(`${adminUrl}/sign-in`),
  ).catch(async (error: unknown) => {
    await api.stop();
    throw error;
  });
  return {
    apiUrl,
    adminUrl,
    adminPid: admin.pid,
    administrator,
    stopApi: () => api.stop(),
    startApi: async () => {
      api = await startApi();
    },
    stop: async () => {
      await admin.stop();
      await api.stop();
      for (const folder of [dataDir, ...(serverData === undefined ? [] : [path.dirname(serverData)])]) {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Whether somebody serves there. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch (error) {
    // Refused: it does not listen yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
