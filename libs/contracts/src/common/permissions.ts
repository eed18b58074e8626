import type { Role } from './roles.js';

/**
 * Which roles may do what. The API's routes are guarded by it and the console shows its acts by it, so that the two
 * cannot drift apart. An act is `<what>.<verb>`; routes that belong to one act have the same roles for ever.
 */
export const PERMISSIONS = {
  'apiKeys.manage': ['admin'],
  'apiKeys.read': ['admin'],
  'attempts.read': ['admin', 'manager', 'supervisor', 'integration'],
  'audit.read': ['admin'],
  'audit.readObject': ['admin', 'manager'],
  'callRecords.read': ['admin', 'manager', 'supervisor', 'integration'],
  'callRecords.review': ['admin', 'manager', 'supervisor'],
  'callbacks.edit': ['admin', 'manager', 'supervisor', 'integration'],
  'callbacks.make': ['admin', 'manager', 'supervisor', 'agent', 'integration'],
  'callbacks.read': ['admin', 'manager', 'supervisor', 'integration'],
  'campaigns.archive': ['admin', 'manager', 'integration'],
  'campaigns.confirm': ['admin', 'manager', 'integration'],
  'campaigns.create': ['admin', 'manager', 'integration'],
  'campaigns.drain': ['admin', 'manager', 'integration'],
  'campaigns.edit': ['admin', 'manager', 'integration'],
  'campaigns.pause': ['admin', 'manager', 'supervisor', 'integration'],
  'campaigns.read': ['admin', 'manager', 'supervisor', 'integration'],
  'campaigns.remove': ['admin', 'manager', 'integration'],
  'campaigns.resume': ['admin', 'manager', 'supervisor', 'integration'],
  'campaigns.schedule': ['admin', 'manager', 'integration'],
  'campaigns.start': ['admin', 'manager', 'integration'],
  'campaigns.testCall': ['admin', 'manager'],
  'campaigns.watch': ['admin', 'manager', 'supervisor', 'integration'],
  'caps.edit': ['admin', 'manager', 'integration'],
  'caps.read': ['admin', 'manager', 'supervisor', 'integration'],
  'connections.edit': ['admin'],
  'connections.inbound': ['admin'],
  'connections.read': ['admin', 'manager', 'supervisor', 'integration'],
  'connections.test': ['admin', 'manager', 'integration'],
  'contacts.edit': ['admin', 'manager', 'uploader', 'integration'],
  'contacts.erase': ['admin'],
  'contacts.exportPerson': ['admin'],
  'contacts.read': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'contactFilters.save': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'dispositions.edit': ['admin', 'manager', 'integration'],
  'dispositions.read': ['admin', 'manager', 'supervisor', 'agent', 'integration'],
  'dnc.add': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'dnc.import': ['admin', 'manager', 'uploader', 'integration'],
  'dnc.manageRegistries': ['admin', 'manager'],
  'dnc.read': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'dnc.remove': ['admin', 'manager'],
  'exports.make': ['admin', 'manager', 'integration'],
  'files.upload': ['admin', 'manager', 'uploader', 'integration'],
  'lists.archive': ['admin', 'manager'],
  'lists.edit': ['admin', 'manager', 'uploader', 'integration'],
  'lists.export': ['admin', 'manager', 'integration'],
  'lists.import': ['admin', 'manager', 'uploader', 'integration'],
  'lists.read': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'live.changeMembers': ['admin', 'manager', 'supervisor'],
  'live.hangUp': ['admin', 'manager', 'supervisor'],
  'live.watch': ['admin', 'manager', 'supervisor', 'integration'],
  'overview.read': ['admin', 'manager', 'supervisor', 'integration'],
  'phonebar.report': ['admin', 'manager', 'supervisor', 'agent'],
  'policy.edit': ['admin', 'manager', 'integration'],
  'policy.read': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'profile.manage': ['admin', 'manager', 'supervisor', 'uploader', 'agent'],
  'search.read': ['admin', 'manager', 'supervisor', 'uploader', 'integration'],
  'session.read': ['admin', 'manager', 'supervisor', 'uploader', 'agent', 'integration'],
  'stop.everything': ['admin', 'manager', 'integration'],
  'stop.read': ['admin', 'manager', 'supervisor', 'integration'],
  'stop.release': ['admin', 'manager'],
  'users.manage': ['admin'],
  'users.read': ['admin'],
} as const satisfies Record<string, readonly [Role, ...Role[]]>;

export type Act = keyof typeof PERMISSIONS;

/** Acts on one's own account: an API key has none, whatever its role. */
export const PEOPLE_ACTS: readonly Act[] = ['phonebar.report', 'profile.manage'];

/** Every act, in the order of their names. */
export const ACTS = Object.keys(PERMISSIONS) as readonly Act[];

/** The roles that may do it. */
export const rolesOf = (act: Act): readonly Role[] => PERMISSIONS[act];

/** Whether a caller with this role may do it. */
export const may = (role: Role, act: Act): boolean => rolesOf(act).includes(role);
