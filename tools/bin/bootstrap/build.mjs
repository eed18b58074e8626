import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { runProgram } from './run-program.mjs';
import { say, sayProgress } from './say.mjs';

/** Programs may not phone home, and need no background service. */
export const BUILD_ENVIRONMENT = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  // Through a pseudo-terminal the tasks would leave our process group, and outlive a Ctrl-C.
  NX_NATIVE_COMMAND_RUNNER: 'false',
  NEXT_TELEMETRY_DISABLED: '1',
  FORCE_COLOR: '0',
};

/** Builds these projects and what they stand on; what has not changed comes from the cache. */
export async function ensureBuilt(root, projects) {
  let latest = 'reading the workspace';
  const done = sayProgress(() => `building: ${latest}`);
  const logFile = path.join(root, '.callspool', 'build.log');
  const nx = nxScript(root);
  const args = [nx, 'run-many', '-t', 'build', `--projects=${projects.join(',')}`, '--output-style=static'];
  const result = await runProgram(process.execPath, args, {
    cwd: root,
    env: BUILD_ENVIRONMENT,
    onLine: (line) => {
      const task = /nx run ([\w:-]+)/.exec(line)?.[1];
      if (task === undefined) return;
      latest = `${task} is done`;
      if (!/cache|existing outputs/.test(line)) say(`  built ${task.replace(/:build$/, '')}`);
    },
  });
  done();
  writeFileSync(logFile, result.output);
  if (result.code === 0) return;
  if (/ENOSPC|no space left/i.test(result.output)) {
    throw new PlainFailure('The disk is full: make about 2 GB free, then start again.');
  }
  say(reasons(result.output));
  throw new PlainFailure(`The build failed; all it said is in ${logFile}.`);
}

/** The lines that name errors, else the last ones. */
function reasons(output) {
  const lines = output.trimEnd().split('\n');
  const errors = lines.filter((line) => /\berror\b|failed to|cannot find/i.test(line));
  return (errors.length > 0 ? errors.slice(0, 30) : lines.slice(-40)).join('\n');
}

function nxScript(root) {
  const folder = path.join(root, 'node_modules', 'nx');
  return path.join(folder, JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).bin.nx);
}
