import { account } from './account';
import { apiKeys } from './api-keys';
import { audit } from './audit';
import { callbacks } from './callbacks';
import { campaign } from './campaign';
import { campaigns } from './campaigns';
import { caps } from './caps';
import { common } from './common';
import { connections } from './connections';
import { contacts } from './contacts';
import { dashboard } from './dashboard';
import { dispositions } from './dispositions';
import { dnc } from './dnc';
import { exports } from './exports';
import { frame } from './frame';
import { groups } from './groups';
import { hours } from './hours';
import { listImport } from './list-import';
import { lists } from './lists';
import { live } from './live';
import { palette } from './palette';
import { phonebar } from './phonebar';
import { records } from './records';
import { registries } from './registries';
import { respool } from './respool';
import { service } from './service';
import { signIn } from './sign-in';
import { stop } from './stop';
import { users } from './users';
import { wizard } from './wizard';

/** Every text of the console in English, by screen. The other languages must have the same keys. */
export const en = {
  account,
  apiKeys,
  audit,
  callbacks,
  campaign,
  campaigns,
  caps,
  common,
  connections,
  contacts,
  dashboard,
  dispositions,
  dnc,
  exports,
  frame,
  groups,
  hours,
  listImport,
  lists,
  live,
  palette,
  phonebar,
  records,
  registries,
  respool,
  service,
  signIn,
  stop,
  users,
  wizard,
} as const;
