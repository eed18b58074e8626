import { patchSettings, type IexpbxSimulator, type UcontactSimulator } from '@callspool/vendor-simulators';

export interface Simulators {
  readonly ucontact: UcontactSimulator;
  readonly iexpbx: IexpbxSimulator;
}

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
 * Changes settings from a control request: `{ucontact: {…settings, dialers: {"Sales<-": {…}}, activateLists: […]},
 * iexpbx: {…settings}}`. Throws with what is wrong and where.
 */
export function applySettings({ ucontact, iexpbx }: Simulators, body: unknown): void {
  const { ucontact: forUcontact = {}, iexpbx: forIexpbx = {}, ...rest } = requireFields('the body', body);
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw new TypeError(`unknown part "${unknown}"; use "ucontact" and "iexpbx".`);
  const { dialers, activateLists: lists, ...settings } = requireFields('ucontact', forUcontact);
  patchSettings(ucontact.settings, settings);
  patchSettings(iexpbx.settings, requireFields('iexpbx', forIexpbx));
  if (dialers !== undefined) changeDialers(ucontact, dialers);
  if (lists !== undefined) activateLists(ucontact, lists);
}
