import type { Reply } from '../../http/reply.js';
import { el, encodeXml, writeXml, type XmlElement } from '../../http/xml.js';
import type { Channel } from '../channel.js';
import { isPhoneId } from '../directory.js';
import type { Query } from '../query.js';
import { broken, denied } from '../refusal.js';
import type { Sop } from '../sop.js';
import type { Gate } from '../version.js';

/** `.php` is XML, `.json` JSON, and a bare name XML (or text) again. */
export type Form = 'php' | 'json' | 'bare';

export interface Parameter {
  readonly name: string;
  readonly isRequired?: true;
  /** Module version that knows it; an older one takes no notice. */
  readonly since?: string;
}

/** One function of the guide. */
export interface SopFunction {
  /** As in the URL. */
  readonly name: string;
  /** The heading's spelling, where it differs from the URL's. */
  readonly alias?: string;
  readonly forms: readonly Form[];
  readonly isDeprecated?: true;
  readonly gate?: Gate;
  readonly parameters: readonly Parameter[];
  /** Every other parameter names a profile parameter. */
  readonly takesPairs?: true;
  /** The failure the guide documents for it; without one a refusal is HTTP 400. */
  readonly failure?: (call: SopCall, code: number, detail: string) => Reply;
  run(call: SopCall): Reply | Promise<Reply>;
}

/** One request, read and allowed. */
export class SopCall {
  constructor(
    readonly sop: Sop,
    readonly form: Form,
    readonly query: Query,
    /** Who asks, in secure mode. */
    readonly user: string | null,
    /** Notes a violation without refusing. */
    readonly warn: (rule: string, detail: string) => void,
  ) {}

  value(name: string): string {
    return this.query.get(name) ?? '';
  }

  xml(root: XmlElement): Reply {
    const { xml } = this.sop.settings;
    return {
      status: 200,
      contentType: `text/xml; charset=${xml.encoding}`,
      body: encodeXml(writeXml(root, xml), xml),
    };
  }

  json(value: unknown): Reply {
    return { status: 200, contentType: 'application/json', body: JSON.stringify(value) };
  }

  text(body: string): Reply {
    return { status: 200, contentType: 'text/html; charset=UTF-8', body };
  }

  /** `true` or `false` in words. */
  flag(name: string): boolean {
    const text = this.value(name);
    if (text !== 'true' && text !== 'false')
      throw broken(`${name}.format`, `${name} is "${text}", not "true" or "false"`);
    return text === 'true';
  }

  /** `1` for yes; `0` or nothing for no. */
  switch(name: string): boolean {
    const text = this.value(name);
    if (this.query.has(name) && text !== '0' && text !== '1')
      throw broken(`${name}.format`, `${name} is "${text}", not "0" or "1"`);
    return text === '1';
  }

  channel(name = 'channel_id'): Channel {
    const channel = this.sop.exchange.find(this.value(name));
    if (channel === undefined) throw denied(`${name}.unknown`, `there is no channel "${this.value(name)}"`);
    return channel;
  }

  /** A phone the SOP has. */
  phone(): string {
    const id = this.phoneId('phone');
    if (this.sop.directory.phone(id) === undefined)
      throw denied('phone.unknown', `there is no phone "${id}"`);
    return id;
  }

  phoneId(name: string): string {
    const id = this.value(name);
    if (!isPhoneId(id)) throw broken(`${name}.format`, `"${id}" is no phone id`);
    return id;
  }
}

export const required = (...names: string[]): Parameter[] =>
  names.map((name) => ({ name, isRequired: true }));
export const optional = (...names: string[]): Parameter[] => names.map((name) => ({ name }));

/** `<root><Result>code</Result></root>`. */
export const resultOf =
  (root: string) =>
  (call: SopCall, code: number): Reply =>
    call.xml(el(root, el('Result', String(code))));
