import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Pure, clock-free libraries the domain may use (docs/architecture.md, "Who imports whom"). */
const DOMAIN_LIBRARIES = ['luxon', 'libphonenumber-js'];
const NODE_AND_PLATFORM = ['node:*', '@nestjs/*', '@prisma/*', 'pg', 'undici', 'express', 'next', 'react'];

const restrict = (patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
});

const ENV_ONLY_IN_CONFIG = [
  'error',
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only config/ reads process.env.',
  },
];

const OTHER_FEATURES_REPOSITORY = [
  ['../*/*.repository.js', '../../*/*.repository.js'],
  "A feature meets another through that feature's service, not its repository.",
];
const PRISMA_IN_REPOSITORIES = [
  ['@prisma/*', 'pg', '**/generated/prisma/**'],
  'Only repositories and database/ know Prisma and pg.',
];
const VENDORS_IN_FOUR = [
  ['@callspool/vendors'],
  'Only dispatch, reconcile, live and connections know vendors.',
];
const SERVICE_ONLY = [['**/*.repository.js', '@callspool/database'], 'A controller knows its service only.'];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/.next',
      '**/node_modules',
      '**/next-env.d.ts',
      '**/generated/**',
      '**/.callspool',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            { sourceTag: 'scope:domain', onlyDependOnLibsWithTags: ['scope:domain'] },
            { sourceTag: 'scope:contracts', onlyDependOnLibsWithTags: ['scope:domain', 'scope:contracts'] },
            { sourceTag: 'scope:vendors', onlyDependOnLibsWithTags: ['scope:domain', 'scope:vendors'] },
            { sourceTag: 'scope:vendor-simulators', onlyDependOnLibsWithTags: ['scope:vendor-simulators'] },
            { sourceTag: 'scope:database', onlyDependOnLibsWithTags: ['scope:database'] },
            {
              sourceTag: 'scope:testing',
              onlyDependOnLibsWithTags: ['scope:domain', 'scope:database', 'scope:testing'],
            },
            {
              sourceTag: 'scope:api',
              onlyDependOnLibsWithTags: [
                'scope:contracts',
                'scope:domain',
                'scope:vendors',
                'scope:database',
                'scope:api',
              ],
            },
            // Of the vendors the console knows the phonebars only: see apps/admin below.
            {
              sourceTag: 'scope:admin',
              onlyDependOnLibsWithTags: ['scope:contracts', 'scope:vendors', 'scope:admin'],
            },
            {
              sourceTag: 'scope:simulator',
              onlyDependOnLibsWithTags: ['scope:vendor-simulators', 'scope:simulator'],
            },
            { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['*'] },
            { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
    },
  },
  {
    // Tests may use everything: fakes, simulators, test databases.
    files: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', 'apps/api/src/testing/**/*.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }],
        },
      ],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      // A regex, because gitignore-like groups never match a relative path.
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^(?!\\.{1,2}/|(${DOMAIN_LIBRARIES.join('|')})(/|$))`,
              message: 'The domain is pure: only the listed libraries.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in from outside.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes in from outside.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Chance comes in from outside.',
        },
      ],
    },
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: restrict([[NODE_AND_PLATFORM, 'Contracts know the domain and zod only.']]),
  },
  {
    files: ['libs/vendors/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts'],
    rules: restrict([[['@nestjs/*', '@prisma/*', 'pg', 'express'], 'Vendors know neither Nest nor Prisma.']]),
  },
  {
    files: [
      'libs/vendors/src/{core,xcally,motion}/**/*.ts',
      'libs/vendors/src/**/*.{wire,mapper}.ts',
      'libs/vendors/src/phonebar.ts',
      'libs/vendors/src/ucontact/ucontact-portal.ts',
    ],
    ignores: ['**/*.node.ts', '**/*.spec.ts', '**/*.int-spec.ts'],
    rules: restrict([
      [
        ['node:*', 'undici', 'cockatiel', '@nestjs/*', '@prisma/*', 'pg', '**/*.node.js'],
        'This file also runs in a browser; name it *.node.ts if it needs Node.',
      ],
    ]),
  },
  {
    files: ['apps/admin/**/*.ts', 'apps/admin/**/*.tsx'],
    rules: {
      // A regex, because a group would take the browser half as well.
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@callspool/vendors(?!/phonebar$)',
              message: 'The console knows the browser half of the phonebars only.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/vendor-simulators/src/**/*.ts'],
    rules: restrict([[['@callspool/*'], 'Simulators are written from the vendor documents alone.']]),
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts', 'apps/api/src/testing/**'],
    rules: {
      ...restrict([PRISMA_IN_REPOSITORIES, VENDORS_IN_FOUR, OTHER_FEATURES_REPOSITORY]),
      'no-restricted-syntax': ENV_ONLY_IN_CONFIG,
    },
  },
  {
    files: ['apps/api/src/config/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['apps/api/src/{dispatch,reconcile,live,connections}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.repository.ts', '**/*.controller.ts'],
    rules: restrict([PRISMA_IN_REPOSITORIES, OTHER_FEATURES_REPOSITORY]),
  },
  {
    files: ['apps/api/src/**/*.repository.ts', 'apps/api/src/database/**/*.ts'],
    rules: restrict([OTHER_FEATURES_REPOSITORY]),
  },
  {
    files: ['apps/api/src/**/*.controller.ts'],
    rules: restrict([SERVICE_ONLY, PRISMA_IN_REPOSITORIES, VENDORS_IN_FOUR, OTHER_FEATURES_REPOSITORY]),
  },
  { files: ['tools/**/*', 'e2e/**/*'], rules: { 'no-console': 'off' } },
);
