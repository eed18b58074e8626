import { spawnSync } from 'node:child_process';

/** How the server binaries are started: PostgreSQL refuses to run as root. */
export interface Launch {
  /** Words put before the command. */
  readonly prefix: readonly string[];
  /** The user to become, when that is how root steps down. */
  readonly uid?: number;
  readonly gid?: number;
  /** True when the files must lie where that other user can reach them. */
  readonly needsReachableFiles: boolean;
}

const NOBODY = 65_534;
const NAMESPACE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/**
 * An ordinary user starts the binaries as they are. Root starts them in a user namespace in which it is not root: the
 * files stay reachable, whatever the mode of the folders above. Where namespaces are forbidden, root becomes nobody.
 */
export function chooseLaunch(): Launch {
  if (process.getuid?.() !== 0) return { prefix: [], needsReachableFiles: false };
  const probe = spawnSync(NAMESPACE[0]!, [...NAMESPACE.slice(1), 'true'], { stdio: 'ignore' });
  if (probe.status === 0) return { prefix: NAMESPACE, needsReachableFiles: false };
  return { prefix: [], uid: NOBODY, gid: NOBODY, needsReachableFiles: true };
}
