import { checkFilter, FILTER_FIELD_NAMES, FILTER_FIELDS } from '@callspool/contracts';
import {
  EMPTY,
  newCondition,
  nodeAt,
  operatorsOf,
  pathOfIssue,
  withAdded,
  withNode,
  withOperator,
} from './filter-draft';

describe('a filter that is being written', () => {
  it('takes in, changes and loses nodes at any depth', () => {
    let draft = withAdded(EMPTY, [], newCondition('name'));
    draft = withAdded(draft, [], { match: 'any', of: [] });
    draft = withAdded(draft, [1], { ...newCondition('priority'), value: 5 });
    expect(nodeAt(draft, [1, 0])).toEqual({ field: 'priority', op: 'is', value: 5 });
    draft = withNode(draft, [0], { field: 'name', op: 'is', value: 'Ann' });
    expect(checkFilter(draft)).toEqual({ filter: draft });
    draft = withNode(draft, [1, 0], null);
    expect(draft).toEqual({
      match: 'all',
      of: [
        { field: 'name', op: 'is', value: 'Ann' },
        { match: 'any', of: [] },
      ],
    });
  });

  it('knows which node a finding is about', () => {
    const draft = withAdded(
      withAdded(EMPTY, [], { entry: 'some', match: 'all', of: [] }),
      [0],
      newCondition('state'),
    );
    const checked = checkFilter(draft);
    expect('issues' in checked && checked.issues.map(({ path }) => pathOfIssue(path))).toEqual([[0, 0]]);
  });

  it('keeps a value only where it still fits', () => {
    const said = { field: 'name', op: 'is', value: 'Ann' } as const;
    expect(withOperator(said, 'contains').value).toBe('Ann');
    expect(withOperator(said, 'isIn').value).toEqual([]);
    expect('value' in withOperator(said, 'isEmpty')).toBe(false);
  });

  it('offers every operator of every field in a form that the checker takes or only misses the value of', () => {
    for (const field of FILTER_FIELD_NAMES) {
      for (const op of operatorsOf(field)) {
        const condition = withOperator(newCondition(field), op);
        const named = field === 'field' ? { ...condition, name: 'city' } : condition;
        const node =
          FILTER_FIELDS[field].of === 'entry' ? { entry: 'some', match: 'all', of: [named] } : named;
        const checked = checkFilter({ match: 'all', of: [node] });
        const paths = 'issues' in checked ? checked.issues.map(({ path }) => path.split('.').at(-1)) : [];
        expect([field, op, paths.filter((part) => part !== 'value')]).toEqual([field, op, []]);
      }
    }
  });
});
