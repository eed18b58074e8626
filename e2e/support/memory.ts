import { readFileSync } from 'node:fs';

const MIB = 1024;

/** What a process holds in memory now, and the most it ever held, in MiB. Linux. */
export function memoryOf(pid: number): { nowMib: number; peakMib: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / MIB;
  return { nowMib: read('VmRSS'), peakMib: read('VmHWM') };
}
