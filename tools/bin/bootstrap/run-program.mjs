import { spawn } from 'node:child_process';

const running = new Set();
let endedBy = null;

/**
 * Runs a program to its end. Its output goes line by line to `onLine`; `output` holds the last part of it. Each program
 * is a process group of its own, so that ending it also ends what it started.
 */
export function runProgram(program, args, { cwd, env, onLine = () => undefined }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    let output = '';
    const take = (chunk) => {
      output = (output + chunk).slice(-200_000);
      for (const line of String(chunk).split('\n')) if (line.trim() !== '') onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (endedBy === null) resolve({ code: code ?? 1, signal, output });
    });
  });
}

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Until the returned function is called, a signal ends the programs that run (hard after five seconds) and then us. */
export function endWithSignals() {
  const end = (signal) => {
    if (endedBy !== null) return;
    endedBy = signal;
    signalAll('SIGTERM');
    const started = Date.now();
    setInterval(() => {
      if (running.size === 0) process.exit(CODES[signal]);
      if (Date.now() - started > 5_000) signalAll('SIGKILL');
    }, 100);
  };
  const signals = Object.keys(CODES);
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

function signalAll(signal) {
  for (const child of running) {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It ended in this very moment.
    }
  }
}
