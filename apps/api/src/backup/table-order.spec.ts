import { InvariantError } from '../common/errors/app-error.js';
import { inReferenceOrder } from './table-order.js';

describe('inReferenceOrder', () => {
  it('puts what is referred to first, and goes by name where nothing decides', () => {
    const references = [
      { from: 'a', to: 'c' },
      { from: 'c', to: 'b' },
      { from: 'b', to: 'b' },
    ];
    expect(inReferenceOrder(['d', 'c', 'b', 'a'], references)).toEqual(['b', 'd', 'c', 'a']);
  });

  it('refuses a circle', () => {
    const references = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'a' },
    ];
    expect(() => inReferenceOrder(['a', 'b'], references)).toThrow(InvariantError);
  });
});
