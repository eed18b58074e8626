import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  // Only for authoring and checking migrations; the service reads its own configuration.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://callspool@127.0.0.1:1/callspool' },
});
