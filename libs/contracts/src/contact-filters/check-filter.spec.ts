import { checkFilter } from './check-filter.js';
import { FILTER_FIELDS, FILTER_LIMITS, FILTER_OPERATORS } from './filter-language.js';

const pathsOf = (filter: unknown): string[] => {
  const checked = checkFilter(filter);
  return 'issues' in checked ? checked.issues.map(({ path }) => path) : [];
};
const all = (...of: unknown[]) => ({ match: 'all', of });

describe('a filter', () => {
  it('takes groups, conditions and groups about a campaign', () => {
    const filter = all(
      { field: 'name', op: 'contains', value: 'peeters' },
      {
        match: 'any',
        of: [
          { field: 'created', op: 'isInLast', value: { amount: 7, unit: 'days' } },
          { field: 'doNotCall', op: 'is', value: false },
        ],
      },
      {
        entry: 'none',
        match: 'all',
        of: [
          { field: 'state', op: 'isIn', value: ['done'] },
          { field: 'lastAttempt', op: 'isEmpty' },
        ],
      },
      { field: 'field', name: 'city', op: 'is', value: 'Gent' },
    );
    expect(checkFilter(filter)).toEqual({ filter });
    expect(checkFilter(all())).toEqual({ filter: all() });
  });

  it.each<[string, unknown, string[]]>([
    ['no group', { field: 'name', op: 'is', value: 'x' }, ['field', 'op', 'value', 'match', 'of']],
    ['a field nobody knows', all({ field: 'nmae', op: 'is', value: 'x' }), ['of.0.field']],
    ['an operator of another kind', all({ field: 'priority', op: 'contains', value: 'x' }), ['of.0.op']],
    [
      'a value of another kind',
      all(all({ field: 'priority', op: 'isMore', value: '5' })),
      ['of.0.of.0.value'],
    ],
    ['a field of entries outside', all({ field: 'state', op: 'isIn', value: ['done'] }), ['of.0.field']],
    [
      'a field of contacts inside',
      all({ entry: 'some', match: 'all', of: [{ field: 'name', op: 'is', value: 'x' }] }),
      ['of.0.of.0.field'],
    ],
    ['a group in a group about a campaign', all({ entry: 'some', match: 'all', of: [all()] }), ['of.0.of.0']],
    [
      'an unknown word',
      all({ entry: 'some', match: 'all', of: [{ field: 'state', op: 'isIn', value: ['done', 'gone'] }] }),
      ['of.0.of.0.value'],
    ],
    ['no id', all({ field: 'list', op: 'isIn', value: ["x'; drop table contact"] }), ['of.0.value']],
    [
      'a range upside down',
      all({ field: 'priority', op: 'isBetween', value: { from: 9, to: 1 } }),
      ['of.0.value'],
    ],
    [
      'an endless span',
      all({ field: 'created', op: 'isInLast', value: { amount: 1e9, unit: 'days' } }),
      ['of.0.value'],
    ],
    ['no name of a field', all({ field: 'field', op: 'is', value: 'x' }), ['of.0.name']],
    ['something more', all({ field: 'name', op: 'is', value: 'x', sql: '1=1' }), ['of.0.sql']],
    ['a value that is not asked', all({ field: 'name', op: 'isEmpty', value: 'x' }), ['of.0.value']],
    ['two at once', all({ field: 'x' }, { field: 'name', op: 'is' }), ['of.0.field', 'of.1.value']],
  ])('with %s is refused at the node that is wrong', (_what, filter, paths) => {
    expect(pathsOf(filter)).toEqual(paths);
  });

  it('is bounded in depth and in size', () => {
    let deep: unknown = all();
    for (let depth = 1; depth < FILTER_LIMITS.depth; depth++) deep = all(deep);
    expect(pathsOf(deep)).toEqual([]);
    expect(pathsOf(all(deep))).toHaveLength(1);
    const wide = Array.from({ length: FILTER_LIMITS.nodes + 1 }, () => ({ field: 'agent', op: 'isEmpty' }));
    expect(pathsOf(all(...wide.slice(1)))).toEqual([]);
    expect(pathsOf(all(...wide))).toEqual([`of.${FILTER_LIMITS.nodes}`]);
  });

  it('knows an operator for every kind of field', () => {
    for (const { kind } of Object.values(FILTER_FIELDS))
      expect(FILTER_OPERATORS[kind].length).toBeGreaterThan(0);
  });
});
