import { el } from '../../http/xml.js';
import { broken, denied } from '../refusal.js';
import { optional, required, resultOf, type SopCall, type SopFunction } from './function.js';

/** What the numbers mean is not said; every one printed is 30. */
const PERMISSION = 30;

/** ISO 639-1; empty when not asked for. */
export function languageOf(call: SopCall): string {
  const lang = call.value('lang');
  if (call.query.has('lang') && !/^[a-z]{2}$/.test(lang))
    throw broken('lang.format', `lang is "${lang}", not two letters`);
  return lang;
}

export const dbGetCallflow: SopFunction = {
  name: 'dbGetCallflow',
  forms: ['php', 'json'],
  parameters: [...required('ext'), ...optional('lang')],
  run(call) {
    const { directory } = call.sop;
    const lang = languageOf(call);
    const entry = directory.find(call.value('ext'));
    // Undocumented for an unknown extension: nothing to choose from.
    const statuses = entry === undefined ? [] : (directory.profileOf(entry)?.statuses ?? []);
    const translated = statuses.map((status) => directory.translate(status, lang));
    if (call.form === 'json')
      return call.json({
        PermissionStatus: statuses.map(() => PERMISSION),
        Status: statuses,
        TranslatedStatus: translated,
        CurrentProfile: entry?.profile ?? '',
        CurrentStatus: entry?.status ?? '',
      });
    // The sample without `lang` has no Translations.
    const translations = statuses.map((name, at) =>
      el('Translation', el('Name', name), el('TranslatedName', translated[at] ?? '')),
    );
    return call.xml(
      el(
        'dbGetCallflowResult',
        el('CurrentProfile', entry?.profile ?? ''),
        el('CurrentStatus', entry?.status ?? ''),
        ...statuses.map((status) => el('Status', status)),
        ...(lang === '' ? [] : [el('Translations', ...translations)]),
      ),
    );
  },
};

export const dbGetNextStatus: SopFunction = {
  name: 'dbGetNextStatus',
  forms: ['php'],
  isDeprecated: true,
  parameters: required('ext'),
  run(call) {
    const { directory } = call.sop;
    const entry = directory.find(call.value('ext'));
    const statuses = entry === undefined ? [] : (directory.profileOf(entry)?.statuses ?? []);
    const next = statuses[(statuses.indexOf(entry?.status ?? '') + 1) % Math.max(1, statuses.length)];
    return call.xml(
      el(
        'dbGetNextStatusResult',
        el('Profile', entry?.profile ?? ''),
        el('Status', entry?.status ?? ''),
        el('Next_Status', next ?? ''),
      ),
    );
  },
};

/** Codes of the guide: 1 illegal extension, 2 other class, 3 no such profile, 5 synchronization failed. */
export const dbSetProfile: SopFunction = {
  name: 'dbSetProfile',
  forms: ['php', 'json'],
  parameters: [...required('ext'), ...optional('profile_name', 'status')],
  // The JSON body is not printed; it is that of dbSetProfileParameters by analogy.
  failure: (call, code) =>
    call.form === 'json' ? call.json({ Result: code }) : resultOf('dbSetProfileResult')(call, code),
  run(call) {
    const { directory } = call.sop;
    const ext = call.value('ext');
    if (!/^\*?[0-9]+$/.test(ext)) throw broken('ext.format', `"${ext}" is no extension`);
    const [profileName, status] = [call.value('profile_name'), call.value('status')];
    if ((profileName === '') === (status === ''))
      throw broken('profile.choice', 'exactly one of profile_name and status is needed');
    const entry = directory.find(ext);
    if (entry === undefined) throw denied('ext.unknown', `there is no extension ${ext}`);
    entry.status = profileName === '' ? ownStatus(call, status) : statusOfKey(call, profileName);
    const code = call.sop.faults.strike(['syncFailed'], 'dbSetProfile') === null ? 0 : 5;
    return dbSetProfile.failure?.(call, code, '') ?? call.text('');
  },
};

function ownStatus(call: SopCall, status: string): string {
  const entry = call.sop.directory.find(call.value('ext'));
  const statuses = entry === undefined ? [] : call.sop.directory.profileOf(entry)?.statuses;
  // There is no code for it; the guide only says what a missing profile answers.
  if (statuses?.includes(status) !== true)
    throw denied('status.unknown', `the callflow has no status "${status}"`, 3);
  return status;
}

/** A profile key is the class, a dot and a status: `User.Forward`. */
function statusOfKey(call: SopCall, key: string): string {
  const { directory } = call.sop;
  const owner = directory.profiles.find(({ name, statuses }) =>
    statuses.some((status) => `${name}.${status}` === key),
  );
  if (owner === undefined) throw denied('profile.unknown', `there is no profile "${key}"`, 3);
  if (directory.find(call.value('ext'))?.profile !== owner.name)
    throw denied('profile.class', `"${key}" is of another profile class`, 2);
  return key.slice(owner.name.length + 1);
}
