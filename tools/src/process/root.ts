import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the source tree. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** Where commands keep what they make: logs, embedded databases. */
export const WORK_DIR = path.join(ROOT, '.callspool');
