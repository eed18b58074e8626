import { LARGE_CAMPAIGN, LARGE_LIST, type ScreensData } from './screens-data.js';

export interface TimedScreen {
  readonly name: string;
  readonly path: string;
  /** A text of the data that stands there once the screen shows what it has. */
  readonly shows: string;
  /** A long table: it is scrolled too. */
  readonly isTable?: boolean;
}

const FIRST_CONTACT = 'Contact 0000001';
/** Of whichever contacts come first. */
const ANY_CONTACT = 'Contact 0';

/** The screens that a large desk could make slow; the newest campaign has the highest number. */
export const timedScreens = ({ campaignId, listId, contactId }: ScreensData): TimedScreen[] => [
  { name: 'dashboard', path: '/', shows: 'Attempts per 15 min' },
  { name: 'campaigns', path: '/campaigns', shows: 'Campaign 0', isTable: true },
  { name: 'campaign', path: `/campaigns/${campaignId}`, shows: LARGE_CAMPAIGN },
  { name: 'campaign-diagnostics', path: `/campaigns/${campaignId}/diagnostics`, shows: LARGE_CAMPAIGN },
  {
    name: 'campaign-spool',
    path: `/campaigns/${campaignId}/spool?state=new`,
    shows: ANY_CONTACT,
    isTable: true,
  },
  { name: 'lists', path: '/lists', shows: LARGE_LIST },
  { name: 'list', path: `/lists/${listId}`, shows: ANY_CONTACT, isTable: true },
  { name: 'list-zones', path: `/lists/${listId}/zones`, shows: LARGE_LIST },
  { name: 'list-history', path: `/lists/${listId}/history`, shows: LARGE_LIST },
  { name: 'contacts', path: '/contacts?search=Contact%200000001', shows: FIRST_CONTACT },
  { name: 'contact', path: `/contacts/${contactId}`, shows: FIRST_CONTACT },
  { name: 'call-records', path: '/call-records', shows: '3225550000', isTable: true },
  { name: 'callbacks', path: '/callbacks', shows: 'Callbacks' },
  { name: 'connections', path: '/connections', shows: LARGE_CAMPAIGN },
  { name: 'dnc', path: '/dnc', shows: 'Do not call' },
  { name: 'audit', path: '/audit', shows: 'Audit' },
];
