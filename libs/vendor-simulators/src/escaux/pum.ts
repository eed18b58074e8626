import type { Timers } from '../engine/timers.js';
import type { Directory } from './directory.js';
import { denied } from './refusal.js';
import type { EscauxSettings } from './settings.js';

/** Personal user mobility: connects the virtual phone of an extension to a real one. */
export class Pum {
  private readonly lastAt = new Map<string, number>();

  constructor(
    private readonly settings: EscauxSettings,
    private readonly timers: Timers,
    private readonly directory: Directory,
  ) {}

  /** Connects; returns the virtual phone. Throws a Refusal with what is in the way. */
  login(ext: string, phone: string): string {
    return this.spaced(ext, () => {
      const virtual = this.virtualOf(ext);
      if (this.directory.phone(phone) === undefined)
        throw denied('phone.unknown', `there is no phone ${phone}`);
      this.directory.connect(virtual, phone);
      return virtual;
    });
  }

  logout(ext: string): void {
    this.spaced(ext, () => {
      if (!this.directory.disconnect(this.virtualOf(ext)))
        throw denied('pum.loggedOut', `extension ${ext} is not logged in`);
    });
  }

  reset(): void {
    this.lastAt.clear();
  }

  /** "The time between pumLogin or pumLogout API calls for one extension should be at least 90 seconds." */
  private spaced<T>(ext: string, act: () => T): T {
    const last = this.lastAt.get(ext);
    const now = this.timers.now();
    const countsAll = this.settings.pumWindow === 'every-attempt';
    if (countsAll) this.lastAt.set(ext, now);
    if (last !== undefined && now - last < this.settings.pumMinimumMs)
      throw denied('pum.interval', `only ${now - last} ms since the last one of extension ${ext}`);
    const result = act();
    this.lastAt.set(ext, now);
    return result;
  }

  private virtualOf(ext: string): string {
    const entry = this.directory.find(ext);
    if (entry === undefined) throw denied('ext.unknown', `there is no extension ${ext}`);
    const virtual = [entry.dp, entry.sp].find((phone) => phone.startsWith('SV'));
    if (virtual === undefined) throw denied('ext.noVirtual', `extension ${ext} has no virtual phone`);
    return virtual;
  }
}
