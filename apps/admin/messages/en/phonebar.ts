export const phonebar = {
  title: 'Phonebar of this PC',
  which: 'The phonebar of this PC is',
  about:
    'This browser then reads its calls and shows them to those who supervise, on whichever page you are. It never dials or hangs up.',
  none: 'none',
  mark: 'Phonebar: {state}',
  markOf: '{name}: {state}',
  calls: '{count, plural, =0 {No call} one {# call} other {# calls}}',
  reported: 'Last told to the service <at></at>.',
  notReported: 'Not told to the service',
  states: {
    readable: 'readable',
    unreadable: 'not readable',
    not_running: 'not running',
    other_phonebar: 'another phonebar',
    something_else: 'not a phonebar',
    looking: 'looking',
    elsewhere: 'in another tab',
  },
  hints: {
    readable: 'Its calls are shown on the Live screen with your name.',
    unreadable:
      'Something answers at its address, but does not let this page read it (CORS). Ask its administrator, or the browser asked for a permission that was refused.',
    not_running:
      'Nothing answers at its address: it is not running, nobody is logged in to it, or its remote control is off. It is looked for again every few seconds.',
    other_phonebar: 'A phonebar answers, and of the other kind. Choose the connection that fits.',
    something_else: 'What answers at its address is no phonebar.',
    elsewhere: 'Another tab of this browser reads it already; this one takes over when that is closed.',
  },
} as const;
