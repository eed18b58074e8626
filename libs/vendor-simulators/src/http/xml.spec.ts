import { el, writeXml } from './xml.js';

const DOCUMENT = el('Channels', el('Channel', el('ID', 'SIP/<a> & "b"'), el('Link')));

describe('the XML writer', () => {
  it('writes compactly and escapes texts', () => {
    expect(writeXml(DOCUMENT, { empty: 'self-closed', pretty: false, declaration: false })).toBe(
      '<Channels><Channel><ID>SIP/&lt;a&gt; &amp; &quot;b&quot;</ID><Link/></Channel></Channels>',
    );
  });

  it('writes one element a line, empties open, with a declaration', () => {
    expect(writeXml(DOCUMENT, { empty: 'open-close', pretty: true, declaration: true })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Channels>\n   <Channel>\n      <ID>SIP/&lt;a&gt; &amp; &quot;b&quot;</ID>\n      <Link></Link>\n   </Channel>\n</Channels>\n',
    );
  });

  it('escapes attributes', () => {
    const root = { ...el('root'), attributes: { a: '"1" & 2' } };
    expect(writeXml(root, { empty: 'self-closed', pretty: false, declaration: false })).toBe(
      '<root a="&quot;1&quot; &amp; 2"/>',
    );
  });
});
