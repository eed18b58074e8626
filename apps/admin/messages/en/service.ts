export const service = {
  title: 'Service',
  process: 'Process',
  version: 'Version',
  answered: 'Answered',
  up: 'up {time}',
  askAgain: 'We ask again every {seconds} s.',
  checks: { database: 'Database', migrations: 'Database version', jobs: 'Job runner' },
  words: {
    away: 'Does not answer',
    asking: 'Asking',
    unknown: 'Not known',
    ready: 'Ready',
    notReady: 'Not ready',
    live: 'Live',
    ok: 'OK',
    wrong: 'Wrong',
  },
} as const;
