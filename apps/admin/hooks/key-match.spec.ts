import { keyOf, matchKeys } from './key-match';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const bindings = [{ keys: 'g c' }, { keys: 'c' }, { keys: 'mod+k' }, { keys: '?' }];

describe('keys', () => {
  it('are named by what they write, Ctrl and Cmd alike', () => {
    expect(keyOf({ ...plain, key: 'G' })).toBe('g');
    expect(keyOf({ ...plain, key: 'k', metaKey: true })).toBe('mod+k');
    expect(keyOf({ ...plain, key: 'Shift' })).toBeNull();
    expect(keyOf({ ...plain, key: 'k', altKey: true })).toBeNull();
  });

  it('act as a sequence before they act alone', () => {
    expect(matchKeys(bindings, ['x', 'g', 'c'])).toEqual({ keys: 'g c' });
    expect(matchKeys(bindings, ['x', 'c'])).toEqual({ keys: 'c' });
    expect(matchKeys(bindings, ['g'])).toBeNull();
  });
});
