/** What a page inside the portal sees of a browser's message event. */
export interface PortalMessageEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}

type Listener = (event: PortalMessageEvent) => void;

/** The part of `window` that a page inside the portal needs. */
export interface EmbeddedWindow {
  readonly name: string;
  readonly location: { readonly origin: string };
  readonly top: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(kind: 'message', listener: Listener): void;
  removeEventListener(kind: 'message', listener: Listener): void;
}

export interface PortalAction {
  readonly action: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface Action {
  readonly fields: Readonly<Record<string, (value: unknown) => boolean>>;
  /** What goes back; absent where the page shows no answer. */
  readonly reply?: (portal: SimulatedPortal) => Record<string, unknown>;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isCampaign = (value: unknown): boolean => typeof value === 'string' && /(?:<-|->)$/.test(value);
const isNumber = (value: unknown): boolean => typeof value === 'string' && /^\+?\d[\d-]*$/.test(value);
const isDate = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value));

/** The object of the page's Respool section, with the types of its sample. */
function isRespoolObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  const texts = ['campaign', 'destination', 'dialerbase', 'data', 'alternatives', 'agentphone'];
  const figures = ['status', 'contact', 'retries', 'priority'];
  return (
    texts.every((name) => typeof fields[name] === 'string') &&
    figures.every((name) => Number.isInteger(fields[name])) &&
    Object.keys(fields).length === texts.length + figures.length
  );
}

/** The page's messages; those for a call answer the guid, `CTI` the record of the call. */
const ACTIONS: Readonly<Record<string, Action>> = {
  call: {
    fields: { campaign: isCampaign, callerid: isNumber, destination: isNumber },
    reply: (portal) => ({ guid: portal.nextGuid() }),
  },
  callWithPhone: {
    fields: { destination: isNumber, campaign: isCampaign },
    reply: (portal) => ({ guid: portal.nextGuid() }),
  },
  hangup: { fields: {} },
  tag: { fields: { guid: isText, message: isText } },
  CTI: { fields: {}, reply: (portal) => ({ CTI: portal.cti }) },
  respool: { fields: { objetoRespool: isRespoolObject } },
  schedule: { fields: { callDate: isDate, objectDialer: isRespoolObject } },
};

/** The agent's portal, seen from a page embedded in it: messages as Porthole 1.0.0 sends them, JSON in an envelope. */
export class SimulatedPortal {
  /** Breaches of the interface by the page. */
  readonly violations: { readonly rule: string; readonly detail: string }[] = [];
  readonly actions: PortalAction[] = [];
  /** The CTI record of the call in progress, as text; null without a call. */
  cti: string | null = null;
  /** Nothing is answered any more. */
  isSilent = false;
  private readonly listeners = new Set<Listener>();
  private readonly top = {
    postMessage: (message: unknown, targetOrigin: string) => this.receive(message, targetOrigin),
  };
  private calls = 0;

  constructor(
    readonly origin: string,
    private readonly pageOrigin: string,
  ) {}

  window(): EmbeddedWindow {
    return {
      name: 'desk',
      location: { origin: this.pageOrigin },
      top: this.top,
      addEventListener: (_kind, listener) => void this.listeners.add(listener),
      removeEventListener: (_kind, listener) => void this.listeners.delete(listener),
    };
  }

  nextGuid(): string {
    this.calls += 1;
    return `00000000-0000-4000-8000-${String(this.calls).padStart(12, '0')}`;
  }

  /** Any window may post to the page; without `by` it is the portal itself. */
  postToPage(data: unknown, by: { origin?: string; source?: unknown } = {}): void {
    const event = { data, origin: by.origin ?? this.origin, source: by.source ?? this.top };
    for (const listener of this.listeners) queueMicrotask(() => listener(event));
  }

  /** The answer as Porthole wraps it. */
  answer(data: Record<string, unknown>): void {
    const names = { sourceWindowName: '', targetWindowName: 'desk' };
    this.postToPage(
      JSON.stringify({ data, sourceOrigin: this.origin, targetOrigin: this.pageOrigin, ...names }),
    );
  }

  private receive(message: unknown, targetOrigin: string): void {
    const broken = (rule: string, detail: string): void => void this.violations.push({ rule, detail });
    if (targetOrigin === '*') broken('origin.any', 'the message may be read by whoever frames the page');
    // A browser delivers nothing to another origin than the named one.
    else if (targetOrigin !== this.origin) return broken('origin.other', `meant for ${targetOrigin}`);
    const envelope = readObject(message);
    if (envelope === null) return broken('envelope', 'not the text of a JSON object');
    for (const name of ['data', 'sourceOrigin', 'targetOrigin', 'sourceWindowName', 'targetWindowName'])
      if (!(name in envelope)) return broken('envelope', `${name} is missing`);
    if (envelope['sourceOrigin'] !== this.pageOrigin) broken('envelope', 'sourceOrigin is not the page’s');
    const data = envelope['data'];
    if (typeof data !== 'object' || data === null) return broken('data', 'not an object');
    this.perform(data as Record<string, unknown>, broken);
  }

  private perform(data: Record<string, unknown>, broken: (rule: string, detail: string) => void): void {
    const { action: name, ...fields } = data;
    const action = typeof name === 'string' ? ACTIONS[name] : undefined;
    if (action === undefined) return broken('action', `there is no action ${JSON.stringify(name)}`);
    for (const [field, isRight] of Object.entries(action.fields))
      if (!isRight(fields[field])) return broken(`${String(name)}.${field}`, JSON.stringify(fields[field]));
    for (const field of Object.keys(fields))
      if (!(field in action.fields)) return broken(`${String(name)}.unknown`, field);
    this.actions.push({ action: String(name), fields });
    if (action.reply !== undefined && !this.isSilent) this.answer(action.reply(this));
  }
}

function readObject(message: unknown): Record<string, unknown> | null {
  if (typeof message !== 'string') return null;
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
