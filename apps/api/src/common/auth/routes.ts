import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_ACCESS, type RouteAccess } from './roles.decorator.js';

export interface Route {
  readonly method: string;
  /** As declared, without the global prefix: `/users/:userId`. */
  readonly path: string;
  /** Class and method, for messages. */
  readonly handler: string;
  /** Undefined: the route does not say who may call it. */
  readonly access: RouteAccess | undefined;
}

/** Every route of every controller with what it says about access. The application needs Nest's DiscoveryModule. */
export function listRoutes(app: INestApplicationContext): Route[] {
  const controllers = app.get(DiscoveryService, { strict: false }).getControllers();
  const reflector = app.get(Reflector, { strict: false });
  const scanner = new MetadataScanner();
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, () => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
      if (handler === undefined || method === undefined) return [];
      const access = reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [handler, metatype]);
      return pathsOf(metatype, handler).map((path) => ({
        method: RequestMethod[method] ?? 'ALL',
        path,
        handler: `${metatype.name}.${name}`,
        access,
      }));
    });
  });
}

function pathsOf(controller: object, handler: object): string[] {
  const bases = words(Reflect.getMetadata(PATH_METADATA, controller));
  const ends = words(Reflect.getMetadata(PATH_METADATA, handler));
  return bases.flatMap((base) =>
    ends.map((end) => `/${base}/${end}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')),
  );
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [String(value ?? '')];
