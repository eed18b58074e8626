import type { Act } from '@callspool/contracts';
import {
  IconActivityHeartbeat,
  IconAddressBook,
  IconCalendarEvent,
  IconCalendarTime,
  IconChartDonut,
  IconFileExport,
  IconFileImport,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconListDetails,
  IconPhoneCall,
  IconPhoneOff,
  IconPlugConnected,
  IconRotateDot,
  IconServer,
  IconSitemap,
  IconSpeakerphone,
  IconUsers,
  IconAdjustmentsHorizontal,
  type TablerIcon,
} from '@tabler/icons-react';

export type PlaceGroup = 'work' | 'policy' | 'operations' | 'admin';

/** One entry of the navigation: where it leads, who may go there, and the second key after G. */
export interface Place {
  readonly id: PlaceId;
  readonly href: string;
  readonly group: PlaceGroup;
  readonly act: Act;
  readonly Icon: TablerIcon;
  readonly key: string;
  /** One of the places of the bar at the foot of a phone. */
  readonly isOnPhoneBar?: boolean;
}

export type PlaceId =
  | 'dashboard'
  | 'campaigns'
  | 'lists'
  | 'contacts'
  | 'callbacks'
  | 'imports'
  | 'exports'
  | 'respool'
  | 'hours'
  | 'caps'
  | 'dnc'
  | 'dispositions'
  | 'live'
  | 'records'
  | 'connections'
  | 'users'
  | 'apiKeys'
  | 'audit'
  | 'service'
  | 'groups';

/** Every place of the console, in the order of the navigation. */
export const PLACES: readonly Place[] = [
  {
    id: 'dashboard',
    href: '/',
    group: 'work',
    act: 'overview.read',
    Icon: IconLayoutDashboard,
    key: 't',
    isOnPhoneBar: true,
  },
  {
    id: 'campaigns',
    href: '/campaigns',
    group: 'work',
    act: 'campaigns.read',
    Icon: IconSpeakerphone,
    key: 'c',
    isOnPhoneBar: true,
  },
  {
    id: 'lists',
    href: '/lists',
    group: 'work',
    act: 'lists.read',
    Icon: IconListDetails,
    key: 'l',
    isOnPhoneBar: true,
  },
  { id: 'contacts', href: '/contacts', group: 'work', act: 'contacts.read', Icon: IconAddressBook, key: 'p' },
  {
    id: 'callbacks',
    href: '/callbacks',
    group: 'work',
    act: 'callbacks.read',
    Icon: IconCalendarEvent,
    key: 'b',
  },
  { id: 'imports', href: '/imports', group: 'work', act: 'lists.read', Icon: IconFileImport, key: 'i' },
  { id: 'exports', href: '/exports', group: 'work', act: 'exports.make', Icon: IconFileExport, key: 'e' },
  {
    id: 'respool',
    href: '/respool-rules',
    group: 'policy',
    act: 'policy.read',
    Icon: IconRotateDot,
    key: 'r',
  },
  { id: 'hours', href: '/hours', group: 'policy', act: 'policy.read', Icon: IconCalendarTime, key: 'h' },
  { id: 'caps', href: '/caps', group: 'policy', act: 'caps.read', Icon: IconAdjustmentsHorizontal, key: 'm' },
  { id: 'groups', href: '/groups', group: 'policy', act: 'policy.read', Icon: IconSitemap, key: 'q' },
  { id: 'dnc', href: '/dnc', group: 'policy', act: 'dnc.read', Icon: IconPhoneOff, key: 'n' },
  {
    id: 'dispositions',
    href: '/dispositions',
    group: 'policy',
    act: 'dispositions.read',
    Icon: IconChartDonut,
    key: 'o',
  },
  {
    id: 'live',
    href: '/live',
    group: 'operations',
    act: 'live.watch',
    Icon: IconActivityHeartbeat,
    key: 'v',
    isOnPhoneBar: true,
  },
  {
    id: 'records',
    href: '/call-records',
    group: 'operations',
    act: 'callRecords.read',
    Icon: IconPhoneCall,
    key: 'k',
  },
  {
    id: 'connections',
    href: '/connections',
    group: 'operations',
    act: 'connections.read',
    Icon: IconPlugConnected,
    key: 'x',
  },
  { id: 'users', href: '/users', group: 'admin', act: 'users.read', Icon: IconUsers, key: 'u' },
  { id: 'apiKeys', href: '/api-keys', group: 'admin', act: 'apiKeys.read', Icon: IconKey, key: 'y' },
  { id: 'audit', href: '/audit', group: 'admin', act: 'audit.read', Icon: IconHistory, key: 'a' },
  { id: 'service', href: '/service', group: 'admin', act: 'session.read', Icon: IconServer, key: 's' },
];

export const PLACE_GROUPS: readonly PlaceGroup[] = ['work', 'policy', 'operations', 'admin'];

/** The place that a path lies in: the longest address that it begins with. */
export function placeOf(path: string): Place | null {
  const within = PLACES.filter(({ href }) => path === href || (href !== '/' && path.startsWith(`${href}/`)));
  return within.sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}
