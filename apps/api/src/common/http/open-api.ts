import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '../../config/version.js';
import { listRoutes } from '../auth/routes.js';
import { describeOperations } from './describe-operations.js';

const DESCRIPTION = `
Sign in with \`POST /api/v1/session\` (cookie) or send an API key (\`Authorization: Bearer …\` or \`x-api-key\`).
With a cookie every change also needs an \`Origin\` header of the console's own address.
Every answer of 400 and above is a problem document (RFC 9457) with a stable \`code\`; lists are paged by \`limit\` and
\`cursor\`. Times are ISO 8601 in UTC.`;

/** Serves the OpenAPI document of the zod schemas at `<prefix>/openapi.json` and a page for it at `<prefix>/docs`. */
export function setUpOpenApi(app: NestExpressApplication, prefix: string): void {
  const about = new DocumentBuilder()
    .setTitle('Callspool')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .addCookieAuth('callspool.session_token')
    .addBearerAuth({ type: 'http', bearerFormat: 'cs_…', description: 'An API key; it begins with `cs_`.' })
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'The same API key.' },
      'api-key',
    )
    .addSecurityRequirements('cookie')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('api-key')
    .build();
  const document = () => describeOperations(SwaggerModule.createDocument(app, about), listRoutes(app));
  SwaggerModule.setup(`${prefix}/docs`, app, document, {
    jsonDocumentUrl: `${prefix}/openapi.json`,
    customSiteTitle: 'Callspool API',
  });
}
