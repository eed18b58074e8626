import type { VendorEvent } from '../core/capabilities.js';
import { isJsonObject } from '../core/json.js';
import { parseXml, xmlToJson, type XmlElement } from '../core/xml.js';
import { Drift, fieldText } from './escaux-row.wire.js';

/** More than this without a whole event is no event stream (inferred). */
export const LONGEST_EVENT = 64 * 1024;

export type StreamOutcome = { readonly events: readonly XmlElement[] } | { readonly broken: string };

/** One markup: a comment, CDATA, an instruction, or a tag (whose attributes may hold `>` in quotes). */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)[A-Za-z_](?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/y;

/**
 * Cuts a stream into its top-level elements, whatever the pieces it arrives in. Framing is not documented: assumed are documents one
 * after the other, with or without white space and XML declarations between them (inferred).
 */
export class EventStream {
  private buffer = '';
  private scannedTo = 0;
  private depth = 0;

  push(text: string): StreamOutcome {
    this.buffer += text;
    const events: XmlElement[] = [];
    for (;;) {
      const step = this.step();
      if (step === 'wait') break;
      if (step === 'broken') return { broken: 'what came is no stream of XML events' };
      if (step === 'more') continue;
      const event = parseXml(step.text.replace(/^\s*(<\?[\s\S]*?\?>\s*)*/, ''));
      if (event === undefined) return { broken: 'an event that is not well-formed' };
      events.push(event);
    }
    if (this.buffer.length > LONGEST_EVENT) return { broken: 'an event without an end' };
    return { events };
  }

  private step(): 'wait' | 'broken' | 'more' | { readonly text: string } {
    const at = this.buffer.indexOf('<', this.scannedTo);
    if (this.depth === 0 && this.buffer.slice(this.scannedTo, at === -1 ? undefined : at).trim() !== '') {
      return 'broken';
    }
    if (at === -1) return 'wait';
    MARKUP.lastIndex = at;
    const match = MARKUP.exec(this.buffer);
    if (match === null) return this.mayBecomeMarkup(at) ? 'wait' : 'broken';
    this.scannedTo = MARKUP.lastIndex;
    this.depth += depthOf(match);
    if (this.depth < 0) return 'broken';
    if (this.depth > 0 || !isTag(match)) return 'more';
    const text = this.buffer.slice(0, this.scannedTo);
    this.buffer = this.buffer.slice(this.scannedTo);
    this.scannedTo = 0;
    return { text };
  }

  /** A tag that has its `>` and still is no tag will never be one. */
  private mayBecomeMarkup(at: number): boolean {
    const start = this.buffer.slice(at, at + 9);
    const isStart = ['<!--', '<![CDATA[', '<?'].some(
      (mark) => start.startsWith(mark) || mark.startsWith(start),
    );
    if (isStart) return true;
    return /^<\/?([A-Za-z_](?:[^<>"']|"[^"]*"|'[^']*')*("[^"]*|'[^']*)?)?$/.test(this.buffer.slice(at));
  }
}

const isTag = (match: RegExpExecArray): boolean => match[1] !== undefined;

function depthOf(match: RegExpExecArray): number {
  if (!isTag(match)) return 0;
  if (match[1] === '/') return -1;
  return match[2] === '/' ? 0 : 1;
}

export const isPong = (event: XmlElement): boolean => event.name === 'evPong';

/**
 * evNewOrigChannel and evParked are the only ones whose content the guide prints; others are kept under their own name and mean
 * nothing. `drift` names what was not as printed.
 */
export function toEvent(
  element: XmlElement,
  at: Date,
): { readonly event: VendorEvent; readonly drift: readonly string[] } {
  const json = xmlToJson(element);
  const raw = isJsonObject(json) ? json : { '#text': json };
  const drift = new Drift();
  const field = (name: string): string => fieldText(raw, name, drift);
  const whole = (names: readonly string[]): boolean => names.every((name) => field(name) !== '');
  if (element.name === 'evNewOrigChannel' && whole(['Channel'])) {
    const [channel, source, destination] = [field('Channel'), field('CallerId'), field('Extension')];
    const event = {
      at,
      name: element.name,
      kind: 'call_started',
      channel,
      source,
      destination,
      raw,
    } as const;
    return { event, drift: drift.list() };
  }
  if (element.name === 'evParked' && whole(['Channel', 'ParkSlot'])) {
    const event = {
      at,
      name: element.name,
      kind: 'parked',
      channel: field('Channel'),
      parkSlot: field('ParkSlot'),
      raw,
    } as const;
    return { event, drift: drift.list() };
  }
  return {
    event: { at, name: element.name, kind: 'other', raw },
    drift: [`unknown event ${element.name.slice(0, 40)}`],
  };
}
