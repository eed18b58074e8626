import { STATUS_CODES } from 'node:http';
import { problemSchema } from '@callspool/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import type { Route } from '../auth/routes.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Components = NonNullable<OpenAPIObject['components']>;
type Schema = NonNullable<Components['schemas']>[string];
type Response = NonNullable<Components['responses']>[string];

/** Every route may answer these, whatever it does; what a route says of them itself wins. */
export const COMMON_REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood; `issues` names every field to mend.',
  401: 'Nobody is signed in, or the API key is not valid.',
  403: 'The caller may not do this.',
  404: 'There is no such thing.',
  409: 'It does not go together with the present state; `code` says why.',
  422: 'Well-formed, but it cannot be done with these values.',
  429: 'Too many requests; try again after `Retry-After` seconds.',
  503: 'Something the service needs does not answer; try again after `Retry-After` seconds.',
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The document with the roles of each operation in its description, and with the refusals all operations share. */
export function describeOperations(document: OpenAPIObject, routes: readonly Route[]): OpenAPIObject {
  const byOperation = new Map(routes.map((route) => [route.handler.replace('.', '_'), route]));
  const paths = Object.entries(document.paths).map(([path, item]) => [path, describe(item, byOperation)]);
  return {
    ...document,
    paths: Object.fromEntries(paths) as OpenAPIObject['paths'],
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: problemJsonSchema() },
      responses: { ...document.components?.responses, ...byName() },
    },
  };
}

/** Every operation of a document with its method and path. */
export function operationsOf(document: OpenAPIObject): [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, Operation][] => {
      const operation = item[method];
      return operation === undefined ? [] : [[`${method.toUpperCase()} ${path}`, operation]];
    }),
  );
}

function describe(item: PathItem, routes: ReadonlyMap<string, Route>): PathItem {
  const described: PathItem = { ...item };
  for (const method of METHODS) {
    const operation = item[method];
    if (operation === undefined) continue;
    const access = routes.get(operation.operationId ?? '')?.access;
    described[method] = {
      ...operation,
      ...(access?.kind === 'public' && { security: [] }),
      description: [operation.description, who(access)].filter(Boolean).join('\n\n'),
      responses: { ...references(), ...operation.responses },
    };
  }
  return described;
}

function who(access: Route['access']): string | undefined {
  if (access === undefined) return undefined;
  if (access.kind === 'public') return 'Anyone may call this.';
  return `Act: ${access.act}. Roles: ${access.roles.join(', ')}.`;
}

const STATUSES = Object.keys(COMMON_REFUSALS).map(Number);

const references = () =>
  Object.fromEntries(
    STATUSES.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]),
  );

const byName = () => Object.fromEntries(STATUSES.map((status) => [nameOf(status), refusal(status)]));

const nameOf = (status: number): string => `Problem${status}`;

const refusal = (status: number): Response => ({
  description: `${STATUS_CODES[status] ?? 'Error'}. ${COMMON_REFUSALS[status] ?? ''}`,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function problemJsonSchema(): Schema {
  // From the shape, as a schema that has an id of its own comes out as a reference to itself.
  const { $schema: _dialect, ...schema } = z.toJSONSchema(z.object(problemSchema.shape), { io: 'input' });
  return schema as Schema;
}
