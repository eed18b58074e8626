import { PlainFailure } from '../process/plain-failure.js';
import { PASSWORD_VARIABLE } from './doctor-options.js';

/** From the environment, or typed unseen; never from the command line. */
export async function readPassword(
  environment: Readonly<Record<string, string | undefined>>,
  terminal: NodeJS.ReadStream,
): Promise<string> {
  const given = environment[PASSWORD_VARIABLE];
  if (given !== undefined && given !== '') return given;
  if (terminal.isTTY !== true)
    throw new PlainFailure(`There is no terminal to ask for the password: put it into ${PASSWORD_VARIABLE}.`);
  process.stderr.write('Password (not shown): ');
  terminal.setRawMode(true);
  terminal.setEncoding('utf8');
  try {
    return await typed(terminal);
  } finally {
    terminal.setRawMode(false);
    terminal.pause();
    process.stderr.write('\n');
  }
}

async function typed(terminal: NodeJS.ReadStream): Promise<string> {
  let word = '';
  for await (const chunk of terminal) {
    for (const sign of String(chunk)) {
      if (sign === '\r' || sign === '\n') return word;
      if (sign === '\u0003' || sign === '\u0004') throw new PlainFailure('No password was given.');
      word = sign === '\u007f' || sign === '\b' ? word.slice(0, -1) : word + sign;
    }
  }
  return word;
}
