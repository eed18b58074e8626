import { patchSettings, type UcontactSimulator } from '@callspool/vendor-simulators';
import { VENDORS, type Simulators } from './simulators.js';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function requireFields(what: string, value: unknown): Fields {
  if (!isFields(value)) throw new TypeError(`${what} must be an object.`);
  return value;
}

function changeDialers(ucontact: UcontactSimulator, changes: unknown): void {
  for (const [campaign, patch] of Object.entries(requireFields('ucontact.dialers', changes))) {
    const dialer = ucontact.dialers().find(({ name }) => name === campaign);
    if (dialer === undefined) throw new RangeError(`There is no campaign "${campaign}".`);
    const { name: _name, type: _type, agents: _agents, ...changeable } = structuredClone(dialer);
    patchSettings(changeable, patch);
    ucontact.changeDialer(campaign, changeable);
  }
}

function activateLists(ucontact: UcontactSimulator, names: unknown): void {
  if (!Array.isArray(names)) throw new TypeError('ucontact.activateLists must be an array of list names.');
  for (const name of names) ucontact.activateList(String(name));
}

/**
 * Changes settings from a control request: a part for each vendor, `{iexpbx: {…settings}, …}`; that of uContact takes
 * `dialers: {"Sales<-": {…}}` and `activateLists: […]` as well. Throws with what is wrong and where.
 */
export function applySettings(simulators: Simulators, body: unknown): void {
  const parts = requireFields('the body', body);
  const unknown = Object.keys(parts).find((part) => !VENDORS.some((vendor) => vendor === part));
  if (unknown !== undefined) throw new TypeError(`unknown part "${unknown}"; use ${VENDORS.join(', ')}.`);
  const { dialers, activateLists: lists, ...own } = requireFields('ucontact', parts['ucontact'] ?? {});
  for (const vendor of VENDORS) {
    const patch = vendor === 'ucontact' ? own : requireFields(vendor, parts[vendor] ?? {});
    patchSettings(simulators[vendor].settings, patch);
  }
  const { ucontact } = simulators;
  if (dialers !== undefined) changeDialers(ucontact, dialers);
  if (lists !== undefined) activateLists(ucontact, lists);
}
