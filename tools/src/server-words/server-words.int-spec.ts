import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../process/root.js';
import { catalogueOf, type Entry, isOf, placesOf, toPaste } from './catalogue.js';
import { sentencesAmong, textsOf } from './sentences.js';

const FOLDER = 'apps/admin/messages/es/server-words';

/** Not one whole sentence of our own each: notes on vendors, pieces, particular cases of a template, and zod's. */
const OF_OTHER_SOURCES = new Set(['drift.ts', 'parts.ts', 'variants.ts', 'zod.ts']);

const texts = textsOf(ROOT);
const sentences = sentencesAmong(texts);
const entries = catalogueOf(path.join(ROOT, FOLDER));
const fromFile = (name: string): Entry[] => entries.filter(({ file }) => file === name);
const lines = (found: readonly Entry[]): string[] => found.map(({ file, english }) => `${file}: ${english}`);

/**
 * The console says the service's sentences in Spanish, and finds them by their English. A sentence that is new or was changed
 * in the service is English there until its line is here: paste what is missing into the file of its area and translate it.
 */
describe('the Spanish of the service’s sentences', () => {
  it('has every sentence', () => {
    const known = new Set(entries.flatMap(({ english, under }) => [english, under]));
    const missing = [...sentences].filter(([sentence]) => !known.has(sentence));
    expect(sentences.size).toBeGreaterThan(400);
    // Thrown, because what is expected would be printed with its quotes escaped.
    if (missing.length > 0) {
      const toTranslate = missing.map(([sentence, file]) => `${toPaste(sentence)} // ${file}`);
      throw new Error(`To be pasted into ${FOLDER} and translated:\n${toTranslate.join('\n')}`);
    }
  });

  it('has none that is said no more', () => {
    const gone = entries.filter(
      ({ english, file }) => !OF_OTHER_SOURCES.has(file) && !sentences.has(english),
    );
    expect(lines(gone)).toEqual([]);
  });

  it('has particular cases of templates that are still there', () => {
    const cases = fromFile('variants.ts');
    const wrong = cases.filter(
      ({ english, under }) => under === null || !sentences.has(under) || !isOf(under, english),
    );
    expect(cases.length).toBeGreaterThan(5);
    expect(lines(wrong)).toEqual([]);
  });

  it('has pieces that are still put in somewhere', () => {
    const said = [...new Set(texts.map(({ text }) => numberless(text)))];
    // Some are joined with a full stop or with what follows, and sources of zones are written with an underscore in the code.
    const spellings = (piece: string) => [
      piece,
      piece.replace(/(\.| \{\})$/, ''),
      piece.replaceAll(' ', '_'),
    ];
    const gone = [...fromFile('parts.ts'), ...fromFile('drift.ts')].filter(
      ({ english }) =>
        !spellings(numberless(english)).some((piece) => said.some((text) => text.includes(piece))),
    );
    expect(lines(gone)).toEqual([]);
  });

  it('puts in the same as the English', () => {
    const differ = entries.filter(
      ({ english, spoken }) => placesOf(english).join() !== placesOf(spoken).join(),
    );
    expect(lines(differ)).toEqual([]);
  });

  it('says each once, and says something', () => {
    const twice = entries.filter(
      ({ english }, index) => entries.findIndex((other) => other.english === english) < index,
    );
    expect(lines(twice)).toEqual([]);
    expect(lines(entries.filter(({ spoken }) => spoken.trim() === ''))).toEqual([]);
  });

  it('knows what zod says of a field', () => {
    const templates = fromFile('zod.ts').filter(({ english }) => english.includes(' '));
    const unknown = ZOD_SAYS().filter((message) => !templates.some(({ english }) => isOf(english, message)));
    expect(unknown).toEqual([]);
    const unsaid = templates.filter(({ english }) => !ZOD_SAYS().some((message) => isOf(english, message)));
    expect(lines(unsaid)).toEqual([]);
  });
});

const numberless = (template: string): string => template.replace(/\{\d+\}/g, '{}');

/** What zod says today of values that no schema takes, in each of the ways that the contracts can be broken. */
function ZOD_SAYS(): string[] {
  const refused: (readonly [z.ZodType, unknown])[] = [
    [z.string(), undefined],
    [z.number(), NaN],
    [z.literal('a'), 'b'],
    [z.enum(['a', 'b']), 'c'],
    [z.union([z.string(), z.number()]), null],
    [z.xor([z.string(), z.string()]), 'a'],
    [z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]), { kind: 'b' }],
    [z.strictObject({}), { a: 1 }],
    [z.strictObject({}), { a: 1, b: 2 }],
    [z.record(z.string().regex(/^a$/), z.string()), { b: '' }],
    [z.map(z.object({}), z.number()), new Map([[{}, 'a']])],
    [z.string().min(1), ''],
    [z.string().min(2), ''],
    [z.string().max(2), 'abc'],
    [z.string().length(2), ''],
    [z.string().length(2), 'abc'],
    [z.array(z.string()).min(1), []],
    [z.array(z.string()).max(0), ['a']],
    [z.array(z.string()).length(1), []],
    [z.array(z.string()).length(1), ['a', 'b']],
    [z.set(z.string()).min(1), new Set()],
    [z.set(z.string()).max(0), new Set(['a'])],
    [z.number().min(1), 0],
    [z.number().max(1), 2],
    [z.number().gt(1), 0],
    [z.number().lt(1), 2],
    [z.bigint().gt(1n), 0n],
    [z.bigint().lt(1n), 2n],
    [z.bigint().min(1n), 0n],
    [z.bigint().max(1n), 2n],
    [z.number().multipleOf(2), 1],
    [z.string().startsWith('a'), ''],
    [z.string().endsWith('a'), ''],
    [z.string().includes('a'), ''],
    [z.string().regex(/a/), ''],
    [z.email(), ''],
    [z.url(), ''],
    [z.uuid(), ''],
    [z.iso.datetime(), ''],
    [z.iso.date(), ''],
    [z.iso.time(), ''],
    [z.iso.duration(), ''],
    [z.ipv4(), ''],
    [z.ipv6(), ''],
    [z.e164(), ''],
  ];
  return refused.flatMap(([schema, value]) =>
    (schema.safeParse(value).error?.issues ?? []).map(({ message }) => message),
  );
}
