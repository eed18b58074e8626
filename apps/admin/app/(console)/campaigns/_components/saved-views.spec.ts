import { sameView, viewQuery } from './saved-views';

describe('a view', () => {
  it('is what narrows and orders the table, in one order, and nothing else of the URL', () => {
    const params = new URLSearchParams('sort=name&x=1&state=paused&search=ene');
    expect(viewQuery(params)).toBe('state=paused&search=ene&sort=name');
  });

  it('is the same however it was written', () => {
    expect(sameView('sort=name&state=paused', 'state=paused&sort=name')).toBe(true);
    expect(sameView('state=paused', 'state=draft')).toBe(false);
    expect(sameView('', 'utm=1')).toBe(true);
  });
});
