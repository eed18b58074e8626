export type Wildcards = '' | 'strict' | 'translate';

/**
 * Whether a value matches a filter of the directory. `%` is any run of characters and `_` one character; without
 * `wildcards` the value has to contain the filter, with `strict` to be it, and with `translate` `*` is `%` as well
 * (vendor's guide). That letters match without case is inferred: SQL collations usually do.
 */
export function matchesLike(value: string, filter: string, wildcards: Wildcards): boolean {
  const pattern = wildcards === 'translate' ? filter.replaceAll('*', '%') : filter;
  const source = pattern
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  const whole = wildcards === '' ? `^.*${source}.*$` : `^${source}$`;
  return new RegExp(whole, 'is').test(value);
}
