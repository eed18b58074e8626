import type { FirstAdminMade } from './first-admin.js';

const INNER = 66;

/** What the console prints once, when the first administrator was made. */
export function firstAdminBox(admin: FirstAdminMade): string {
  const password =
    admin.oneTimePassword === null
      ? ['Password: the one in ADMIN_PASSWORD']
      : [`Password: ${admin.oneTimePassword}`, '', 'Shown this once. Change it after the first sign-in.'];
  const lines = ['First start: an administrator was made.', '', `E-mail:   ${admin.email}`, ...password];
  const edge = '─'.repeat(INNER + 2);
  const row = (line: string): string => `│ ${line.padEnd(INNER)} │`;
  return [`┌${edge}┐`, ...lines.map(row), `└${edge}┘`].join('\n');
}
