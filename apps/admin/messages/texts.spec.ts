import { createTranslator } from 'use-intl/core';
import { en } from './en';
import { es } from './es';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leaves(value, `${path}${key}.`),
  );

/** The names of the values that a text takes: `{count, plural, …}` and `{name}` alike. */
const parameters = (text: string): string[] =>
  [
    ...new Set(
      [...text.matchAll(/(?<!(?:\bone|\bother|=\d+) )\{\s*([a-zA-Z]\w*)\s*[,}]/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
  ].sort();

describe('the texts of the console', () => {
  const english = leaves(en);
  const spanish = new Map(leaves(es));

  it('are all there in Spanish, and take the same values', () => {
    expect(english.length).toBeGreaterThan(50);
    for (const [key, text] of english) {
      const translated = spanish.get(key);
      expect([key, translated === undefined ? null : parameters(translated)]).toEqual([
        key,
        parameters(text),
      ]);
    }
  });

  it.each([
    ['en', en],
    ['es', es],
  ] as const)('can all be read in %s', (locale, messages) => {
    const broken: string[] = [];
    const translate = createTranslator({
      locale,
      messages: messages as typeof en,
      onError: (error) => broken.push(error.message),
    });
    for (const [key, text] of leaves(messages)) {
      const values = Object.fromEntries(parameters(text).map((name) => [name, 1]));
      // Any key may be asked for here; the types know each screen's own.
      (translate.markup as (key: string, values: object) => string)(key, {
        ...values,
        ...Object.fromEntries(
          [...text.matchAll(/<(\w+)>/g)].map((tag) => [tag[1], (chunks: string) => chunks]),
        ),
      });
    }
    expect(broken).toEqual([]);
  });
});
