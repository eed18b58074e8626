import { el, encodeXml, writeXml, type XmlFlavour } from './xml.js';

const COMPACT: XmlFlavour = { empty: 'self-closed', pretty: false, declaration: false, encoding: 'UTF-8' };

const DOCUMENT = el('Channels', el('Channel', el('ID', 'SIP/<a> & "b"'), el('Link')));

describe('the XML writer', () => {
  it('writes compactly and escapes texts', () => {
    expect(writeXml(DOCUMENT, COMPACT)).toBe(
      '<Channels><Channel><ID>SIP/&lt;a&gt; &amp; &quot;b&quot;</ID><Link/></Channel></Channels>',
    );
  });

  it('writes one element a line, empties open, with a declaration', () => {
    expect(writeXml(DOCUMENT, { ...COMPACT, empty: 'open-close', pretty: true, declaration: true })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Channels>\n   <Channel>\n      <ID>SIP/&lt;a&gt; &amp; &quot;b&quot;</ID>\n      <Link></Link>\n   </Channel>\n</Channels>\n',
    );
  });

  it('escapes attributes', () => {
    const root = { ...el('root'), attributes: { a: '"1" & 2' } };
    expect(writeXml(root, COMPACT)).toBe('<root a="&quot;1&quot; &amp; 2"/>');
  });

  it('declares its encoding and keeps to it', () => {
    const flavour: XmlFlavour = { ...COMPACT, declaration: true, encoding: 'ISO-8859-1' };
    const bytes = encodeXml(writeXml(el('a', 'é'), flavour), flavour);
    expect(bytes.toString('latin1')).toBe('<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>é</a>');
    expect(encodeXml('é', COMPACT)).toHaveLength(2);
  });
});
