import { SecretBox, SecretBoxError } from './secret-box.js';

const box = new SecretBox(Buffer.alloc(32, 7));

describe('SecretBox', () => {
  it('opens what it sealed, for the same context only', () => {
    const envelope = box.seal('pä55 word', 'connection:1');
    expect(box.open(envelope, 'connection:1')).toBe('pä55 word');
    expect(() => box.open(envelope, 'connection:2')).toThrow(SecretBoxError);
  });

  it('never seals the same text to the same envelope', () => {
    expect(box.seal('x', 'c')).not.toBe(box.seal('x', 'c'));
  });

  it('names both keys when the envelope belongs to another one', () => {
    const other = new SecretBox(Buffer.alloc(32, 8));
    expect(() => other.open(box.seal('x', 'c'), 'c')).toThrow(box.keyId);
  });

  it('opens with a further key what that one sealed, and seals with the first', () => {
    const older = box.seal('x', 'c');
    const both = new SecretBox(Buffer.alloc(32, 8), [Buffer.alloc(32, 7)]);
    expect(both.open(older, 'c')).toBe('x');
    expect(both.isCurrent(older)).toBe(false);
    const newer = both.seal('x', 'c');
    expect(both.isCurrent(newer)).toBe(true);
    expect(() => box.open(newer, 'c')).toThrow(SecretBoxError);
    expect(both.derive('p').map(({ keyId }) => keyId)).toEqual([both.keyId, box.keyId]);
    expect(both.derive('p')[1]).toEqual(box.derive('p')[0]);
  });

  it('refuses a changed or shortened envelope', () => {
    const envelope = box.seal('a secret', 'c');
    const changed = envelope.slice(0, -3) + (envelope.at(-3) === 'A' ? 'B' : 'A') + envelope.slice(-2);
    expect(() => box.open(changed, 'c')).toThrow(SecretBoxError);
    expect(() => box.open(envelope.slice(0, 30), 'c')).toThrow(SecretBoxError);
    expect(() => box.open('plain text', 'c')).toThrow(SecretBoxError);
  });

  it('accepts a key of exactly 32 bytes in base64', () => {
    expect(SecretBox.parseKey(`${Buffer.alloc(32, 1).toString('base64')}\n`)).toHaveLength(32);
    expect(SecretBox.parseKey('short')).toBeNull();
    expect(SecretBox.parseKey('not base64 at all!')).toBeNull();
  });
});
