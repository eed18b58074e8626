import { defineConfig } from 'prisma/config';

/** For comparing the migrations with the schema: they are replayed into an empty throwaway database. */
export default defineConfig({
  schema: '../prisma',
  migrations: { path: '../prisma/migrations' },
  datasource: {
    url: process.env.DRIFT_DATABASE_URL ?? '',
    shadowDatabaseUrl: process.env.DRIFT_DATABASE_URL ?? '',
  },
});
