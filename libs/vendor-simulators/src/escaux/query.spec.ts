import { readQuery } from './query.js';

const rules = (raw: string) => readQuery(raw).problems.map(([rule]) => rule);

describe('the query of the SOP', () => {
  it('keeps dots in names and reads a plus as a blank', () => {
    const { query, problems } = readQuery('ext=512&CFU.Number=%2B32&start_date=2026-03-02+10:00:00');
    expect([...query]).toEqual([
      ['ext', '512'],
      ['CFU.Number', '+32'],
      ['start_date', '2026-03-02 10:00:00'],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['var=a=1|b=2', ['query.encoding']],
    ['var=a%3D1%7Cb%3D2', []],
    ['ext=%zz', ['query.encoding']],
    ['ext=1&ext=2', ['query.repeated']],
    ['ext', ['query.pair']],
    ['channel_id=SIP/SDC30015-d156', []],
  ])('notes in %s: %p', (raw, expected) => {
    expect(rules(raw)).toEqual(expected);
  });

  it('lets the later parameter of a name count', () => {
    expect(readQuery('ext=1&ext=2').query.get('ext')).toBe('2');
  });
});
