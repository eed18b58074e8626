import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isInstalledAsLocked, topFolders } from './installed.mjs';
import { npmFailureSentence } from './npm-failure.mjs';
import { PlainFailure } from './plain-failure.mjs';
import { runProgram } from './run-program.mjs';
import { say, sayProgress } from './say.mjs';

/** Installs the packages of the lock file, unless they are there already, made for this Node on this machine. */
export async function ensureInstalled(root) {
  const lockText = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const machine = `node${process.versions.modules} ${process.platform}-${process.arch}`;
  const wanted = `${createHash('sha256').update(lockText).digest('hex')} ${machine}`;
  const stampFile = path.join(root, 'node_modules', '.callspool-lock');
  const stamp = readText(stampFile);
  if (stamp === wanted) return;
  const locked = JSON.parse(lockText);
  const isSameMachine = stamp === null || stamp.endsWith(machine);
  if (!(isSameMachine && isInstalledAsLocked(locked, readNoted(root)))) await install(root, locked);
  writeFileSync(stampFile, wanted);
}

async function install(root, locked) {
  const folders = topFolders(locked);
  say(`Installing ${folders.length} packages (once; one to three minutes).`);
  const done = sayProgress(() => `${countPresent(root, folders)} of ${folders.length} packages are here`);
  const logFile = path.join(root, '.callspool', 'install.log');
  const [program, args] = npm();
  try {
    const result = await runProgram(
      program,
      [...args, 'ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
      {
        cwd: root,
      },
    );
    writeFileSync(logFile, result.output);
    if (result.code !== 0) throw new PlainFailure(npmFailureSentence(result.output, logFile));
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new PlainFailure('npm is not installed: install Node from https://nodejs.org, which brings it.');
    }
    throw error;
  } finally {
    done();
  }
}

/** The npm that started us, else the one beside this Node, else the one on the path. */
function npm() {
  const beside = path.resolve(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js');
  const started = process.env.npm_execpath ?? '';
  const script = path.basename(started) === 'npm-cli.js' ? started : beside;
  return existsSync(script) ? [process.execPath, [script]] : ['npm', []];
}

const countPresent = (root, folders) =>
  folders.filter((folder) => existsSync(path.join(root, folder, 'package.json'))).length;

function readNoted(root) {
  const text = readText(path.join(root, 'node_modules', '.package-lock.json'));
  return text === null ? null : JSON.parse(text);
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
