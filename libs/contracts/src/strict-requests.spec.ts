import { z } from 'zod';
import * as contracts from './index.js';

/** Every object schema inside a schema, with where it stands. */
function objectsOf(schema: z.core.$ZodType, at: string): [string, z.ZodObject][] {
  if (schema instanceof z.ZodObject) {
    const inner = Object.entries(schema.shape as z.core.$ZodShape);
    return [[at, schema], ...inner.flatMap(([name, field]) => objectsOf(field, `${at}.${name}`))];
  }
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option, index) => objectsOf(option, `${at}|${index}`));
  if (schema instanceof z.ZodArray) return objectsOf(schema.element, `${at}[]`);
  if (schema instanceof z.ZodRecord) return objectsOf(schema.valueType, `${at}{}`);
  if (schema instanceof z.ZodPipe) return [...objectsOf(schema.in, at), ...objectsOf(schema.out, at)];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  )
    return objectsOf(schema.unwrap(), at);
  return [];
}

const requests = Object.entries(contracts).flatMap(([name, value]) =>
  name.endsWith('Request') && value instanceof z.ZodType ? objectsOf(value, name) : [],
);

const refusesUnknown = (schema: z.ZodObject): boolean =>
  schema
    .safeParse({ noSuchField: true })
    .error?.issues.some(
      (issue) => issue.code === 'unrecognized_keys' && issue.keys.includes('noSuchField'),
    ) ?? false;

describe('request bodies', () => {
  it('are all found, also what is nested in them', () => {
    const paths = requests.map(([at]) => at);
    expect(paths).toEqual(
      expect.arrayContaining([
        'createUserRequest',
        'addDncRequest.entries[]',
        'startImportRequest.mapping.phone|0|1',
        'createCampaignRequest|0.vendorSettings',
        'createRespoolRuleSetRequest.rules[]',
        'stopRequest',
      ]),
    );
  });

  it('refuse a field that nobody knows, at every depth', () => {
    const loose = requests.filter(([, schema]) => !refusesUnknown(schema)).map(([at]) => at);
    expect(loose).toEqual([]);
  });
});

describe('a respool rule set', () => {
  const rule = { delaySeconds: 3600, maxTries: 2, number: 'same', whenUsedUp: 'close' };
  const rules = ['BUSY', 'NO_ANSWER', 'BUSY'].map((result) => ({ result, ...rule }));

  it('refuses two rules for one result and names the second', () => {
    for (const schema of [contracts.createRespoolRuleSetRequest, contracts.updateRespoolRuleSetRequest]) {
      expect(schema.safeParse({ name: 'Twice', rules }).error?.issues).toMatchObject([
        { path: ['rules', 2, 'result'], message: expect.stringContaining('Rule 0') },
      ]);
      expect(schema.safeParse({ name: 'Once', rules: rules.slice(1) }).success).toBe(true);
    }
  });
});
