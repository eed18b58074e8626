import { el, type XmlElement } from '../../http/xml.js';
import type { Directory } from '../directory.js';
import type { Extension } from '../fixture.js';
import { matchesLike, type Wildcards } from '../like.js';
import { broken } from '../refusal.js';
import { isAtLeast } from '../version.js';
import type { Parameter, SopCall, SopFunction } from './function.js';

type Fields = Record<string, string | null>;

/** Fields and filters that came with module 1.7. */
const SINCE_1_7 = ['mobile', 'home', 'fax', 'email'];
const FILTERS = [
  ...[
    'admin',
    'company',
    'context_id',
    'context_name',
    'dp',
    'email',
    'ext',
    'fax',
    'fn',
    'grp',
    'home',
    'ln',
  ],
  ...[
    'login',
    'mobile',
    'office',
    'outgoing_number',
    'profile',
    'site',
    'sop1',
    'sop1_ip',
    'sop2',
    'sop2_ip',
  ],
  ...['source', 'sp', 'status'],
];
const XML_FIELDS = [
  ...['login', 'ext', 'fn', 'ln', 'site', 'grp', 'profile', 'status', 'dp', 'sp', 'email', 'mobile', 'fax'],
  ...['home', 'pincode', 'company', 'office', 'source'],
];
/** Source of the SOP's own extensions; imported contacts have another. */
const OWN_SOURCE = 'net.PBX';
const WILDCARDS: readonly string[] = ['', 'strict', 'translate'];

/** All fields of an entry, in the order of the JSON sample. */
function fieldsOf(entry: Extension, { sop }: Directory): Fields {
  return {
    admin: entry.admin,
    company: entry.company,
    context_id: entry.contextId,
    context_name: entry.contextName,
    dp: entry.dp,
    email: entry.email,
    ext: entry.ext,
    fax: entry.fax,
    fn: entry.fn,
    grp: entry.grp,
    home: entry.home,
    ln: entry.ln,
    login: entry.login,
    mobile: entry.mobile,
    office: entry.office,
    outgoing_number: entry.outgoingNumber,
    profile: entry.profile,
    site: entry.site,
    sop1: sop.key,
    sop1_ip: sop.ip,
    sop2: sop.secondKey,
    sop2_ip: sop.secondIp,
    source: entry.source,
    sp: entry.sp,
    status: entry.status,
  };
}

function wildcardsOf(call: SopCall): Wildcards {
  const asked = call.value('wildcards');
  if (!WILDCARDS.includes(asked)) throw broken('wildcards.format', `there is no wildcards "${asked}"`);
  return asked as Wildcards;
}

function requireSopKeys(call: SopCall): void {
  for (const name of ['sop1', 'sop2'])
    if (call.query.has(name) && !/^[0-9]{8}$/.test(call.value(name)))
      throw broken(`${name}.format`, `${name} is not a key of 8 digits`);
}

function found(call: SopCall): { entry: Extension; fields: Fields }[] {
  const { directory, settings } = call.sop;
  const wildcards = wildcardsOf(call);
  const showsHidden = call.switch('show_invisible');
  // Imported contacts came with 4.5 (vendor's guide to external contacts).
  const showsExternal = isAtLeast(settings.apiVersion, '4.5');
  requireSopKeys(call);
  const filters = FILTERS.filter((name) => call.query.has(name));
  return directory
    .extensions()
    .filter(({ isHidden }) => showsHidden || !isHidden)
    .filter(({ source }) => showsExternal || source === OWN_SOURCE)
    .map((entry) => ({ entry, fields: fieldsOf(entry, directory) }))
    .filter(({ fields }) =>
      filters.every((name) => matchesLike(fields[name] ?? '', call.value(name), wildcards)),
    )
    .map(({ entry, fields }) => {
      if (!isAtLeast(settings.apiVersion, '1.7')) for (const name of SINCE_1_7) delete fields[name];
      return { entry, fields };
    });
}

function parametersOf(call: SopCall, entry: Extension): Fields {
  if (!call.switch('show_profile_parameters')) return {};
  const prefix = call.sop.settings.usesParameterSet ? 'P_' : '';
  const names = call.sop.directory.profileOf(entry)?.parameters.map(({ name }) => name) ?? [];
  return Object.fromEntries(names.map((name) => [prefix + name, entry.parameters[name] ?? '']));
}

/** XML has a pincode, which is printed empty, and lacks what only JSON has (vendor's samples). */
function entryXml(fields: Fields, parameters: Fields): XmlElement {
  const shown = XML_FIELDS.filter((name) => name === 'pincode' || name in fields);
  const all = [...shown.map((name) => [name, fields[name] ?? ''] as const), ...Object.entries(parameters)];
  return el('DirectoryEntry', ...all.map(([name, value]) => el(name, value ?? '')));
}

const filter = (name: string): Parameter => (SINCE_1_7.includes(name) ? { name, since: '1.7' } : { name });

export const dbGetDirectoryInfo: SopFunction = {
  name: 'dbGetDirectoryInfo',
  forms: ['php', 'json'],
  parameters: [
    ...FILTERS.map(filter),
    { name: 'show_invisible', since: '2.27.7' },
    { name: 'show_profile_parameters' },
    { name: 'wildcards', since: '2.33.3' },
  ],
  run(call) {
    const entries = found(call).map(({ entry, fields }) => ({ fields, more: parametersOf(call, entry) }));
    if (call.form === 'json') return call.json(entries.map(({ fields, more }) => ({ ...fields, ...more })));
    return call.xml(el('DirectoryInfo', ...entries.map(({ fields, more }) => entryXml(fields, more))));
  },
};
