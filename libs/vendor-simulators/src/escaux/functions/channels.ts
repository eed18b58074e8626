import { createHash } from 'node:crypto';
import { el, type XmlElement } from '../../http/xml.js';
import { linkOf, stateOf, type Channel } from '../channel.js';
import { broken } from '../refusal.js';
import { optional, type SopCall, type SopFunction } from './function.js';

/** A legal XML name, since the answer has an element of that name. */
const XML_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

function askedVariables(call: SopCall): string[] {
  if (!call.query.has('show_vars')) return [];
  const names = call.value('show_vars').split('|');
  const bad = names.find((name) => !XML_NAME.test(name));
  if (bad !== undefined) throw broken('show_vars.format', `"${bad}" cannot be the name of an element`);
  return names;
}

function callerId({ callerName, callerNumber }: Channel, form: 'quoted' | 'bare'): string {
  return form === 'bare' ? callerNumber : `"${callerName}" [${callerNumber}]`;
}

function channelXml(call: SopCall, channel: Channel, names: readonly string[]): XmlElement {
  const { settings, timers } = call.sop;
  const since = channel.call.answerAt ?? channel.call.ringAt;
  const seconds = String(Math.max(0, Math.floor((timers.now() - since) / 1000)));
  // The guide asks for `variable1` and is answered with `<Variable1>`.
  const shown = (name: string): string =>
    settings.capitalizesVars ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  return el(
    'Channel',
    el('ID', channel.id),
    el('CallerId', callerId(channel, settings.callerIdForm)),
    // Printed empty for the leg that began the call.
    el('Seconds', channel.isOriginating ? '' : seconds),
    el('State', stateOf(channel)),
    el('Link', linkOf(channel)),
    ...(names.length === 0
      ? []
      : [el('Vars', ...names.map((name) => el(shown(name), channel.variables.get(name) ?? '')))]),
  );
}

/** `parked_only` and `hold_only` came with 2.27.4. */
export const ccGetChannels: SopFunction = {
  name: 'ccGetChannels',
  forms: ['php', 'bare'],
  parameters: [
    { name: 'parked_only', since: '2.27.4' },
    { name: 'hold_only', since: '2.27.4' },
    { name: 'show_vars' },
  ],
  run(call) {
    const names = askedVariables(call);
    const wanted = (['parked_only', 'hold_only'] as const).filter((name) => call.query.has(name));
    for (const name of wanted)
      if (call.value(name) !== '1')
        throw broken(`${name}.format`, `${name} is "${call.value(name)}", not "1"`);
    if (wanted.length > 1) throw broken('only.both', 'parked_only and hold_only exclude each other');
    const isShown = ({ slot, isHeld }: Channel): boolean =>
      wanted.length === 0 || (wanted[0] === 'parked_only' ? slot !== null : isHeld);
    const channels = call.sop.exchange.channels().filter(isShown);
    return call.xml(el('Channels', ...channels.map((channel) => channelXml(call, channel, names))));
  },
};

/** `name=value` pairs; what would break the list is left out (inferred). */
const variablesOf = ({ variables }: Channel): string =>
  [...variables, ['ParkReason', 'Park'] as const]
    .filter(([, value]) => !/[,=]/.test(value))
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** The same root as ccGetChannels, but with a hash before the channels. */
export const dbGetParkedChannels: SopFunction = {
  name: 'dbGetParkedChannels',
  forms: ['php'],
  parameters: optional('channel_id'),
  run(call) {
    const rows = call.sop
      .parked()
      .filter(({ id }) => !call.query.has('channel_id') || id === call.value('channel_id'))
      .map(
        (channel) => [channel.id, channel.callerNumber, channel.slot ?? '', variablesOf(channel)] as const,
      );
    const hash = createHash('md5').update(JSON.stringify(rows)).digest('hex');
    const channels = rows.map(([id, caller, slot, variables]) =>
      el('Channel', el('ID', id), el('CallerId', caller), el('ParkSlot', slot), el('Variables', variables)),
    );
    return call.xml(el('Channels', el('hash', hash), ...channels));
  },
};
