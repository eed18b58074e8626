import { page, signInPage, type Reply } from '../http/reply.js';
import type { SimRequest, SimulatedApi } from '../http/simulator-server.js';
import type { ViolationLog } from '../engine/violation-log.js';
import type { RecordingFormat, RecordingPlace } from './recordings.js';
import type { UcontactWorld } from './world.js';

const FILE = /^\/records\/(?:(\d{8})\/)?([A-Za-z0-9-]{1,64})\.(mp3|gsm)$/;

export const RECORDS_PATH = '/records/';
export const RECORDS_OPERATION = 'records';

/** A file of `/records/` on one of the two hosts; 404 when it is not there. */
export function serveRecording(
  world: UcontactWorld,
  host: RecordingPlace['host'],
  request: SimRequest,
  violations: ViolationLog,
): Reply {
  const broken = (rule: string, detail: string, status: number): Reply => {
    violations.add(RECORDS_OPERATION, rule, detail);
    return page(status);
  };
  if (request.method !== 'GET') return broken('method', `${request.method} in place of GET`, 405);
  if (request.query !== '') return broken('query', 'a recording has no query', 404);
  const match = FILE.exec(request.path);
  if (match === null) return broken('path', `"${request.path}" is no recording`, 404);
  if (host === 'backup' && request.headers.authorization !== undefined)
    return broken('authorization.leak', 'the token of the instance was handed to another host', 404);
  if (world.settings.recordings.signInPage) return signInPage();
  const [, folder, guid = '', format = ''] = match;
  const file = world.recordings.file(host, folder ?? null, guid, format as RecordingFormat);
  if (file === null) return page(404);
  return { status: 200, contentType: format === 'mp3' ? 'audio/mpeg' : 'audio/x-gsm', body: file };
}

/** The backup host: recordings and nothing else. */
export class BackupHost implements SimulatedApi {
  constructor(
    private readonly world: UcontactWorld,
    private readonly violations: ViolationLog,
  ) {}

  operationOf(): string {
    return RECORDS_OPERATION;
  }

  act(request: SimRequest): Reply {
    return serveRecording(this.world, 'backup', request, this.violations);
  }

  reshape(reply: Reply): Reply {
    return { ...reply, contentType: 'application/json', body: '{}' };
  }

  onGarbage(detail: string): void {
    this.violations.add(RECORDS_OPERATION, 'http', detail);
  }
}
