import { markedParts, matches, meantCampaign } from './palette-items';

describe('what is typed into the palette', () => {
  it('finds a name by its words in any order', () => {
    expect(matches('Hours and holidays', 'hol hours')).toBe(true);
    expect(matches('Hours and holidays', 'hol x')).toBe(false);
    expect(matches('Anything', '')).toBe(true);
  });

  it('is marked where it stands in the name', () => {
    expect(markedParts('Oktober Winback', 'winb')).toEqual([
      { text: 'Oktober ', isMarked: false },
      { text: 'Winb', isMarked: true },
      { text: 'ack', isMarked: false },
    ]);
    expect(markedParts('Oktober', 'x')).toEqual([{ text: 'Oktober', isMarked: false }]);
    expect(markedParts('Oktober', '')).toEqual([{ text: 'Oktober', isMarked: false }]);
  });

  it('means the campaign that begins with it, or the only one there is', () => {
    const campaigns = ['Winback Q4', 'Oktober winback'].map((name) => ({
      id: name,
      name,
      state: 'running' as const,
    }));
    expect(meantCampaign(campaigns, 'winb')?.name).toBe('Winback Q4');
    expect(meantCampaign([...campaigns].reverse(), 'winb')).toBeNull();
    expect(meantCampaign(campaigns.slice(1), 'winb')?.name).toBe('Oktober winback');
    expect(meantCampaign(campaigns, '')).toBeNull();
  });
});
