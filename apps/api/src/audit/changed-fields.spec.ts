import { changedFields, nameOf } from './changed-fields.js';

describe('changed fields', () => {
  it('are those that differ, also deep inside', () => {
    const before = { name: 'Spring', weight: 1, hours: { mon: ['09:00'] }, note: null };
    const after = { name: 'Spring', weight: 2, hours: { mon: ['10:00'] } };
    expect(changedFields(before, after)).toEqual([
      { field: 'weight', before: 1, after: 2 },
      { field: 'hours', before: { mon: ['09:00'] }, after: { mon: ['10:00'] } },
    ]);
  });

  it('are only those that were touched, when the entry holds no more', () => {
    expect(changedFields({ name: 'A', zone: 'Europe/Madrid' }, { name: 'B' })).toEqual([
      { field: 'name', before: 'A', after: 'B' },
    ]);
  });

  it('of a thing that came, or went, are all it has', () => {
    expect(changedFields(null, { name: 'A' })).toEqual([{ field: 'name', before: null, after: 'A' }]);
    expect(changedFields({ name: 'A' }, undefined)).toEqual([{ field: 'name', before: 'A', after: null }]);
  });

  it('of no states are none', () => {
    expect(changedFields(null, undefined)).toEqual([]);
  });

  it('come with the name as it is now, else as it was', () => {
    expect(nameOf({ name: 'Old' }, { name: 'New' })).toBe('New');
    expect(nameOf({ name: 'Gone' }, null)).toBe('Gone');
    expect(nameOf({ value: '+32470000001' }, { reason: 'asked' })).toBe('+32470000001');
    expect(nameOf({ count: 1 }, null)).toBeNull();
  });
});
