import { childrenOf, parseXml, xmlToJson } from './xml.js';

const jsonOf = (text: string) => {
  const root = parseXml(text);
  return root === undefined ? undefined : xmlToJson(root);
};

describe('parseXml', () => {
  it.each([
    ['<a><b>067</b></a>', { b: '067' }],
    ['\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<a>\n <b> x &amp; y </b>\n</a>\n', { b: 'x & y' }],
    ['<a><b/><c></c></a>', { b: '', c: '' }],
    ['<a><b><![CDATA[<i>]]></b></a>', { b: '<i>' }],
    ['<a xmlns:x="urn:x" y="1"><b>1</b></a>', { b: '1' }],
    ['<a><b>1</b><b>2</b><b>3</b></a>', { b: ['1', '2', '3'] }],
    ['<a>loose<b>1</b></a>', { '#text': 'loose', b: '1' }],
    ['<a>test</a>', 'test'],
    ['<a/>', ''],
    ['<a><__proto__>1</__proto__></a>', Object.fromEntries([['__proto__', '1']])],
  ])('reads %s', (text, json) => {
    expect(jsonOf(text)).toEqual(json);
  });

  it.each([
    '',
    'plain text',
    '{"a":1}',
    '<a><b></a>',
    '<a>',
    '<a/><b/>',
    '<a>&nbsp;</a>',
    '<!DOCTYPE html><html><body>sign in</body></html>',
    '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    `${'<a>'.repeat(17)}${'</a>'.repeat(17)}`,
  ])('refuses %s', (text) => {
    expect(parseXml(text)).toBeUndefined();
  });

  it('finds one, many and none', () => {
    const root = parseXml('<a><b>1</b><c/><b>2</b></a>');
    if (root === undefined) throw new Error('readable');
    expect(['b', 'c', 'd'].map((name) => childrenOf(root, name).length)).toEqual([2, 1, 0]);
  });
});
