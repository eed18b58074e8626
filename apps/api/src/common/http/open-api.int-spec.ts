import type { OpenAPIObject } from '@nestjs/swagger';
import { type ApiHarness, startApi } from '../../testing/api-harness.js';
import { listRoutes } from '../auth/routes.js';
import { COMMON_REFUSALS, operationsOf } from './describe-operations.js';

describe('the OpenAPI document', () => {
  let api: ApiHarness;
  let document: OpenAPIObject;
  beforeAll(async () => {
    api = await startApi();
    document = (await api.signedOut().get<OpenAPIObject>('/openapi.json')).body;
  });
  afterAll(() => api.close());

  it('says of every operation who may call it and how it refuses', () => {
    const operations = operationsOf(document);
    expect(operations.length).toBeGreaterThan(50);
    const statuses = Object.keys(COMMON_REFUSALS);
    const silent = operations.filter(
      ([, { description, responses }]) =>
        !/(Act: [A-Za-z.]+\. Roles: [a-z_, ]+|Anyone may call this)\.$/.test(description ?? '') ||
        statuses.some((status) => responses[status] === undefined),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('names the very roles that the routes ask for', () => {
    const route = listRoutes(api.app).find(({ method, path }) => `${method} ${path}` === 'POST /files');
    const roles = route?.access?.kind === 'roles' ? route.access.roles : [];
    expect(roles).not.toEqual([]);
    expect(document.paths['/api/v1/files']?.post?.description).toContain(`Roles: ${roles.join(', ')}.`);
    expect(document.paths['/api/v1/session']?.post).toMatchObject({ security: [] });
  });

  it('describes a refusal as a problem document', () => {
    expect(document.components?.responses?.['Problem409']).toMatchObject({
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
    expect(document.components?.schemas?.['Problem']).toMatchObject({
      type: 'object',
      properties: { code: { type: 'string' }, issues: { type: 'array' } },
    });
  });

  it('knows the ways to sign in, and that an upload has a body', () => {
    expect(document.components?.securitySchemes).toMatchObject({
      cookie: { type: 'apiKey', in: 'cookie' },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'cs_…' },
      'api-key': { type: 'apiKey', in: 'header', name: 'x-api-key' },
    });
    expect(document.paths['/api/v1/files']?.post?.requestBody).toMatchObject({
      required: true,
      content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
    });
  });
});
