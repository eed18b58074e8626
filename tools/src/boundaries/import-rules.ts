/** One import rule of the house: code that breaks it where it stands, and a twin that may stand in the same place. */
export interface ImportRule {
  readonly rule: string;
  readonly breaks: Snippet;
  readonly lawful: Snippet;
}

export interface Snippet {
  readonly file: string;
  readonly code: string;
}

const importing = (file: string, name: string): Snippet => ({
  file,
  code: `import { thing } from '${name}';\nexport const used = thing;\n`,
});

const saying = (file: string, expression: string): Snippet => ({
  file,
  code: `export const said = ${expression};\n`,
});

/** A place, what may not be imported there, and what may. */
const apart = (rule: string, file: string, forbidden: string, allowed: string): ImportRule => ({
  rule,
  breaks: importing(file, forbidden),
  lawful: importing(file, allowed),
});

const DOMAIN = 'libs/domain/src/made-up/rule.ts';
const CONTRACTS = 'libs/contracts/src/made-up/schema.ts';
const VENDOR = 'libs/vendors/src/iexpbx/made-up.client.node.ts';
const BROWSER = 'libs/vendors/src/core/made-up.ts';
const SIMULATOR = 'libs/vendor-simulators/src/iexpbx/made-up.ts';
const SERVICE = 'apps/api/src/campaigns/made-up.service.ts';
const CONTROLLER = 'apps/api/src/campaigns/made-up.controller.ts';
const REPOSITORY = 'apps/api/src/campaigns/made-up.repository.ts';
const SCREEN = 'apps/admin/src/made-up.ts';

/** Who may import whom: the first table, project against project. */
export const PROJECT_RULES: readonly ImportRule[] = [
  apart('the domain knows no Nest', DOMAIN, '@nestjs/common', 'luxon'),
  apart('the domain knows no Prisma', DOMAIN, '@prisma/client', './other-rule.js'),
  apart('the domain knows no platform', DOMAIN, 'node:fs', 'libphonenumber-js/max'),
  apart('the domain knows no other project', DOMAIN, '@callspool/contracts', '../result/result.js'),
  {
    rule: 'the domain has no clock',
    breaks: saying(DOMAIN, 'new Date()'),
    lawful: saying(DOMAIN, 'new Date(0)'),
  },
  {
    rule: 'the domain has no other clock',
    breaks: saying(DOMAIN, 'Date.now()'),
    lawful: saying(DOMAIN, 'Date.UTC(2026, 0)'),
  },
  {
    rule: 'the domain has no chance',
    breaks: saying(DOMAIN, 'Math.random()'),
    lawful: saying(DOMAIN, 'Math.max(1, 2)'),
  },
  {
    rule: 'the domain has no environment',
    breaks: saying(DOMAIN, 'process.env'),
    lawful: saying(DOMAIN, '{ env: 1 }'),
  },
  apart('contracts know no vendors', CONTRACTS, '@callspool/vendors', '@callspool/domain'),
  apart('contracts know no platform', CONTRACTS, '@nestjs/common', 'zod'),
  apart('vendors know no contracts', VENDOR, '@callspool/contracts', '@callspool/domain'),
  apart('vendors know no Nest', VENDOR, '@nestjs/common', 'undici'),
  apart('vendors know no Prisma', VENDOR, '@prisma/client', 'cockatiel'),
  apart('vendors know no database', VENDOR, '@callspool/database', 'zod'),
  apart('what also runs in a browser knows no Node', BROWSER, 'node:crypto', './call-record.js'),
  apart('what also runs in a browser knows no Node client', BROWSER, 'undici', 'zod'),
  apart(
    'what also runs in a browser knows no file of Node’s',
    BROWSER,
    './sender.node.js',
    './call-record.js',
  ),
  apart(
    'the door to the phonebars leads to no file of Node’s',
    'libs/vendors/src/phonebar.ts',
    './core/sender.node.js',
    './core/json.js',
  ),
  apart(
    'a phonebar knows no Node client',
    'libs/vendors/src/xcally/made-up.client.ts',
    'undici',
    '../core/json.js',
  ),
  apart(
    'another phonebar knows no breaker',
    'libs/vendors/src/motion/made-up.client.ts',
    'cockatiel',
    '../core/json.js',
  ),
  apart('simulators import nothing of ours', SIMULATOR, '@callspool/vendors', 'node:http'),
  apart('simulators share no mistake with the domain', SIMULATOR, '@callspool/domain', './settings.js'),
  apart('the database knows no domain', 'libs/database/src/made-up.ts', '@callspool/domain', 'pg'),
  apart('the service knows no simulators', SERVICE, '@callspool/vendor-simulators', '@callspool/domain'),
  apart('the service knows no test library', SERVICE, '@callspool/testing', '@callspool/contracts'),
  apart(
    'only starts simulators',
    'apps/simulator/src/made-up.ts',
    '@callspool/vendors',
    '@callspool/vendor-simulators',
  ),
  apart('the console knows no domain', SCREEN, '@callspool/domain', '@callspool/contracts'),
  apart('the console knows no database', SCREEN, '@callspool/database', '@callspool/contracts'),
  apart(
    'the console knows no server half of the vendors',
    SCREEN,
    '@callspool/vendors',
    '@callspool/vendors/phonebar',
  ),
];

/** The second table, inside the API. */
export const FEATURE_RULES: readonly ImportRule[] = [
  apart('a controller knows its service only', CONTROLLER, './made-up.repository.js', './made-up.service.js'),
  apart('a controller knows no database', CONTROLLER, '@callspool/database', '@callspool/contracts'),
  apart('only repositories know Prisma', SERVICE, '@prisma/client', './made-up.repository.js'),
  apart('only repositories know pg', SERVICE, 'pg', '@nestjs/common'),
  {
    rule: 'a repository knows pg',
    breaks: importing('apps/api/src/dispatch/made-up.service.ts', 'pg'),
    lawful: importing(REPOSITORY, 'pg'),
  },
  apart(
    'a feature meets another through its service',
    SERVICE,
    '../dnc/dnc.repository.js',
    '../dnc/dnc.service.js',
  ),
  apart('so does a repository', REPOSITORY, '../dnc/dnc.repository.js', '../dnc/dnc.service.js'),
  {
    rule: 'only dispatch, reconcile, live and connections know vendors',
    breaks: importing(SERVICE, '@callspool/vendors'),
    lawful: importing('apps/api/src/dispatch/made-up.service.ts', '@callspool/vendors'),
  },
  {
    rule: 'no controller knows vendors',
    breaks: importing('apps/api/src/connections/made-up.controller.ts', '@callspool/vendors'),
    lawful: importing('apps/api/src/connections/made-up.service.ts', '@callspool/vendors'),
  },
  {
    rule: 'only config/ reads the environment',
    breaks: saying(SERVICE, 'process.env.PORT'),
    lawful: saying('apps/api/src/config/made-up.ts', 'process.env.PORT'),
  },
  {
    rule: 'tests may use all of it',
    breaks: importing(SERVICE, '@callspool/testing'),
    lawful: importing('apps/api/src/campaigns/made-up.service.int-spec.ts', '@callspool/testing'),
  },
];
