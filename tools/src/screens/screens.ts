import type { Role } from '@callspool/contracts';
import type { World } from './seed/world.js';

/**
 * In what state the desk is shown: full of work; as it is on its first day; opened, and then the service goes away (stale);
 * opened while the service is away.
 */
export const SCREEN_STATES = ['full', 'empty', 'stale', 'away'] as const;
export type ScreenState = (typeof SCREEN_STATES)[number];

/** Something known of the full desk that a path may name in braces; the empty desk has none of them. */
export type WorldKey = keyof World;

export interface Screen {
  /** The first part of its pictures' names. */
  readonly name: string;
  /** As in the address; `{campaign}` and the like stand for an id of the full desk. */
  readonly path: string;
  readonly states: readonly ScreenState[];
  /** Who looks; the administrator unless said. Null: nobody is signed in. */
  readonly role?: Exclude<Role, 'integration'> | null;
  /** True: this address is to be one that does not exist. */
  readonly isMissing?: boolean;
  /** Keys pressed once the screen is there, one after the other. */
  readonly press?: readonly string[];
}

const FULL = ['full'] as const;
const FULL_AND_EMPTY = ['full', 'empty'] as const;
const ALL = SCREEN_STATES;

/** Every screen of the console. A new page gets its line here, in the order of the navigation. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', states: ['full', 'away'], role: null },
  { name: 'set-password', path: '/set-password', states: FULL, role: null },
  { name: 'dashboard', path: '/', states: ALL },
  { name: 'dashboard-uploader', path: '/', states: FULL, role: 'uploader' },
  { name: 'palette', path: '/', states: FULL, press: ['Control+k'] },
  { name: 'keys', path: '/', states: FULL, press: ['?'] },
  { name: 'campaigns', path: '/campaigns', states: ALL },
  { name: 'campaigns-supervisor', path: '/campaigns', states: FULL, role: 'supervisor' },
  { name: 'campaign-new', path: '/campaigns/new', states: FULL_AND_EMPTY },
  { name: 'campaign-draft', path: '/campaigns/{draft}', states: FULL },
  { name: 'wizard-basics', path: '/campaigns/{draft}/edit/basics', states: FULL },
  { name: 'wizard-contacts', path: '/campaigns/{draft}/edit/contacts', states: FULL },
  { name: 'wizard-schedule', path: '/campaigns/{draft}/edit/schedule', states: FULL },
  { name: 'wizard-attempts', path: '/campaigns/{draft}/edit/attempts', states: FULL },
  { name: 'wizard-suppression', path: '/campaigns/{draft}/edit/suppression', states: FULL },
  { name: 'wizard-review', path: '/campaigns/{draft}/edit/review', states: FULL },
  { name: 'campaign', path: '/campaigns/{campaign}', states: ['full', 'stale', 'away'] },
  { name: 'campaign-diagnostics', path: '/campaigns/{campaign}/diagnostics', states: FULL },
  { name: 'campaign-spool', path: '/campaigns/{campaign}/spool', states: FULL },
  { name: 'campaign-settings', path: '/campaigns/{campaign}/settings', states: FULL },
  { name: 'campaign-log', path: '/campaigns/{campaign}/log', states: FULL },
  { name: 'campaign-paused', path: '/campaigns/{paused}', states: FULL },
  { name: 'campaign-waiting', path: '/campaigns/{waiting}', states: FULL },
  { name: 'lists', path: '/lists', states: FULL_AND_EMPTY },
  { name: 'list', path: '/lists/{list}', states: FULL },
  { name: 'list-zones', path: '/lists/{list}/zones', states: FULL },
  { name: 'list-history', path: '/lists/{list}/history', states: FULL },
  { name: 'list-settings', path: '/lists/{list}/settings', states: FULL },
  { name: 'list-import', path: '/lists/{list}/import', states: FULL },
  { name: 'list-imports', path: '/lists/{list}/imports', states: FULL },
  { name: 'import', path: '/lists/{list}/imports/{import}', states: FULL },
  { name: 'imports', path: '/imports', states: FULL_AND_EMPTY },
  { name: 'contacts', path: '/contacts', states: FULL_AND_EMPTY },
  { name: 'contact', path: '/contacts/{contact}', states: FULL },
  { name: 'callbacks', path: '/callbacks', states: FULL_AND_EMPTY },
  { name: 'respool-rules', path: '/respool-rules', states: FULL_AND_EMPTY },
  { name: 'respool-rule-set', path: '/respool-rules/{ruleSet}', states: FULL },
  { name: 'hours', path: '/hours', states: FULL_AND_EMPTY },
  { name: 'hours-week', path: '/hours/{hours}', states: FULL },
  { name: 'holidays', path: '/hours/holidays/{calendar}', states: FULL },
  { name: 'caps', path: '/caps', states: FULL_AND_EMPTY },
  { name: 'groups', path: '/groups', states: FULL_AND_EMPTY },
  { name: 'dnc', path: '/dnc', states: FULL_AND_EMPTY },
  { name: 'dnc-import', path: '/dnc/import', states: FULL },
  { name: 'dnc-registries', path: '/dnc/registries', states: FULL_AND_EMPTY },
  { name: 'dnc-registry', path: '/dnc/registries/{registry}', states: FULL },
  { name: 'exports', path: '/exports', states: FULL_AND_EMPTY },
  { name: 'dispositions', path: '/dispositions', states: FULL_AND_EMPTY },
  { name: 'vendor-words', path: '/dispositions/words', states: FULL_AND_EMPTY },
  { name: 'live', path: '/live', states: ALL },
  { name: 'live-wall', path: '/live/wall', states: FULL },
  { name: 'call-records', path: '/call-records', states: FULL_AND_EMPTY },
  { name: 'connections', path: '/connections', states: FULL_AND_EMPTY },
  { name: 'connection-new', path: '/connections/new', states: FULL },
  { name: 'connection', path: '/connections/{connection}', states: FULL },
  { name: 'connection-down', path: '/connections/{downConnection}', states: FULL },
  { name: 'users', path: '/users', states: FULL_AND_EMPTY },
  { name: 'api-keys', path: '/api-keys', states: FULL_AND_EMPTY },
  { name: 'audit', path: '/audit', states: FULL_AND_EMPTY },
  { name: 'account', path: '/account', states: FULL },
  { name: 'service', path: '/service', states: ['full', 'stale', 'away'] },
  { name: 'not-found', path: '/no-such-page', states: FULL, isMissing: true },
];

/** The path with the ids of a world; null when it names one that the world does not have. */
export function pathIn(world: Partial<World>, { path }: Pick<Screen, 'path'>): string | null {
  const missing = [...path.matchAll(/\{(\w+)\}/g)].some(([, key]) => world[key as WorldKey] === undefined);
  return missing ? null : path.replace(/\{(\w+)\}/g, (_, key: WorldKey) => world[key] ?? '');
}
