import { placeOf, PLACES } from './places';

describe('places', () => {
  it('have an address and a key of their own each', () => {
    expect(new Set(PLACES.map(({ href }) => href)).size).toBe(PLACES.length);
    expect(new Set(PLACES.map(({ key }) => key)).size).toBe(PLACES.length);
  });

  it('are found from a page within them', () => {
    expect(placeOf('/campaigns/1/edit')?.id).toBe('campaigns');
    expect(placeOf('/')?.id).toBe('dashboard');
    expect(placeOf('/campaignsx')).toBeNull();
  });
});
