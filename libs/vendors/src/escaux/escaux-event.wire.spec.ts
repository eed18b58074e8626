import fc from 'fast-check';
import { EventStream, LONGEST_EVENT, toEvent } from './escaux-event.wire.js';
import { parseXml } from '../core/xml.js';

const AT = new Date('2026-03-02T09:00:00Z');
const CALL =
  '<evNewOrigChannel><Channel>SIP/SDC30015-d156</Channel><CallerId>0104</CallerId><Extension>0102</Extension></evNewOrigChannel>';
const PARKED = '<evParked><ParkSlot>01000</ParkSlot><Channel>SIP/SDC30015-d156</Channel></evParked>';

/** Names of what came, after each piece; or why the stream is broken. */
const feed = (pieces: readonly string[]): string[] => {
  const stream = new EventStream();
  const names: string[] = [];
  for (const piece of pieces) {
    const outcome = stream.push(piece);
    if ('broken' in outcome) return [...names, 'broken'];
    names.push(...outcome.events.map((event) => event.name));
  }
  return names;
};

describe('the event stream', () => {
  const whole = `<?xml version="1.0"?>${CALL}\n<evPong/>${PARKED}<evPong></evPong>\r\n<?xml version="1.0"?>\n<!-- <evNo/> --><evOther a="x>y"><a/><![CDATA[<evNo>]]></evOther>`;
  const names = ['evNewOrigChannel', 'evPong', 'evParked', 'evPong', 'evOther'];

  it('splits events that come glued together', () => expect(feed([whole])).toEqual(names));

  it('joins events that come in any pieces', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: whole.length - 1 }), { maxLength: 12 }),
        (cuts) => {
          const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length];
          expect(feed(at.slice(1).map((end, index) => whole.slice(at[index], end)))).toEqual(names);
        },
      ),
    );
  });

  it('joins events that come letter by letter', () => expect(feed([...whole])).toEqual(names));

  it.each([
    ['text', ['HTTP/1.1 400 Bad Request']],
    ['an end without a start', ['</evPong>']],
    ['crossed ends', ['<a><b></a></b>']],
    ['no markup', ['< a/>']],
    ['a document type', ['<!DOCTYPE html><html/>']],
    ['an unknown entity', ['<a>&x;</a>']],
    ['an event without an end', ['<a>', 'x'.repeat(LONGEST_EVENT)]],
  ])('is broken by %s', (_what, pieces) => expect(feed(pieces)).toEqual(['broken']));

  it('hands out what came before the end of its patience', () => {
    const stream = new EventStream();
    expect(stream.push(`${CALL}<a>`)).toMatchObject({ events: [{ name: 'evNewOrigChannel' }] });
  });
});

describe('an event', () => {
  const eventOf = (text: string) => {
    const element = parseXml(text);
    if (element === undefined) throw new Error('readable');
    return toEvent(element, AT);
  };

  it('tells of a call, with numbers as text', () => {
    expect(eventOf(CALL)).toEqual({
      event: {
        at: AT,
        name: 'evNewOrigChannel',
        kind: 'call_started',
        channel: 'SIP/SDC30015-d156',
        source: '0104',
        destination: '0102',
        raw: { Channel: 'SIP/SDC30015-d156', CallerId: '0104', Extension: '0102' },
      },
      drift: [],
    });
  });

  it('tells of a parked call', () => {
    expect(eventOf(PARKED).event).toMatchObject({
      kind: 'parked',
      parkSlot: '01000',
      channel: 'SIP/SDC30015-d156',
    });
  });

  it.each([
    '<evHangup><Channel>SIP/a-1</Channel></evHangup>',
    '<evParked/>',
    '<evNewOrigChannel><CallerId>1</CallerId></evNewOrigChannel>',
  ])('that is not as printed is kept and means nothing: %s', (text) => {
    const { event, drift } = eventOf(text);
    expect([event.kind, drift.length, 'channel' in event]).toEqual(['other', 1, false]);
  });
});
