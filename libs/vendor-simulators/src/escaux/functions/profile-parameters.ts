import { el, type XmlElement } from '../../http/xml.js';
import type { Extension, ProfileParameter } from '../fixture.js';
import { broken, denied, Refusal } from '../refusal.js';
import { languageOf } from './callflow.js';
import { optional, required, type SopCall, type SopFunction } from './function.js';

type Written = Record<'name' | 'friendly_name' | 'descr' | 'value' | 'type' | 'owner_type', string>;

/** In secure mode profile parameters are for the owner of the extension (vendor's administrator guide, 4.0). */
function requireOwner(call: SopCall, entry: Extension | undefined): void {
  if (call.user === null || entry?.login === call.user) return;
  throw new Refusal('owner', 'the extension belongs to somebody else', false, 1, 403);
}

function written(call: SopCall, entry: Extension, one: ProfileParameter): Written {
  return {
    name: one.name,
    friendly_name: call.sop.directory.translate(one.friendlyName, call.value('lang')),
    descr: '',
    value: entry.parameters[one.name] ?? '',
    type: one.type,
    owner_type: one.ownerType,
  };
}

/** The element is named after the parameter. */
const recordXml = (record: Written): XmlElement =>
  el(record.name, ...Object.entries(record).map(([name, value]) => el(name, value)));

export const dbGetProfileParameters: SopFunction = {
  name: 'dbGetProfileParameters',
  forms: ['php', 'json'],
  parameters: [...required('ext'), ...optional('show_admin', 'lang')],
  run(call) {
    const { directory, settings } = call.sop;
    languageOf(call);
    const showsAdmin = call.switch('show_admin');
    const entry = directory.find(call.value('ext'));
    requireOwner(call, entry);
    const records =
      entry === undefined
        ? []
        : (directory.profileOf(entry)?.parameters ?? [])
            .filter(({ ownerType }) => showsAdmin || ownerType === 'UserVar')
            .map((one) => written(call, entry, one));
    if (call.form === 'php') return call.xml(el('ProfileParameters', ...records.map(recordXml)));
    return call.json(
      settings.profileParametersJson === 'array'
        ? records
        : Object.fromEntries(records.map((record) => [record.name, record])),
    );
  },
};

/** Codes of the guide: 1 missing or malformed, 2 unknown parameter, 3 not of this profile, 5 sync failed. */
export const dbSetProfileParameters: SopFunction = {
  name: 'dbSetProfileParameters',
  forms: ['php', 'json'],
  parameters: required('ext'),
  takesPairs: true,
  failure: (call, code, detail) =>
    call.form === 'json'
      ? call.json({ Result: code })
      : call.xml(
          el(
            'dbSetProfileParametersResult',
            el('Result', String(code)),
            el('ResultText', code === 0 ? 'OK' : detail),
            el('Debug'),
          ),
        ),
  run(call) {
    const { directory, faults } = call.sop;
    const pairs = [...call.query].filter(([name]) => name !== 'ext');
    if (pairs.length === 0) throw broken('pairs.missing', 'no profile parameter is given');
    const entry = directory.find(call.value('ext'));
    if (entry === undefined) throw denied('ext.unknown', `there is no extension ${call.value('ext')}`);
    for (const [name] of pairs) requireWritable(call, entry, name);
    for (const [name, value] of pairs) entry.parameters[name] = value;
    const isSynced = faults.strike(['syncFailed'], 'dbSetProfileParameters') === null;
    const detail = isSynced ? '' : 'Sync to SMP failed';
    return dbSetProfileParameters.failure?.(call, isSynced ? 0 : 5, detail) ?? call.text('');
  },
};

function requireWritable(call: SopCall, entry: Extension, name: string): void {
  const { directory } = call.sop;
  const isKnown = directory.profiles.some(({ parameters }) => parameters.some((one) => one.name === name));
  if (!isKnown) throw denied('parameter.name', `there is no global parameter "${name}"`, 2);
  const own = directory.profileOf(entry)?.parameters.find((one) => one.name === name);
  if (own === undefined) throw denied('parameter.profile', `"${name}" is not of this profile`, 3);
  if (own.ownerType === 'AdminVar') throw denied('parameter.admin', `"${name}" is the administrator's`, 3);
}
