// Loaded before a service that one of our commands starts (`node --import`): when the command is killed in a way that
// leaves it no time to end its children, they end by themselves.
import { isMainThread } from 'node:worker_threads';

const parent = Number(process.env.CALLSPOOL_PARENT_PID);
const GRACE_MS = 15_000;

if (isMainThread && parent > 0) {
  // With the parent its end of our pipes goes too; a last word that nobody hears must not break off the ending.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
  }, 500);
  timer.unref();
}

function ignoreClosedPipe(error) {
  if (error.code !== 'EPIPE') throw error;
}
