export * from './database.js';
export * from './embedded/embedded-postgres.js';
export * from './migrations.js';
export * from './generated/prisma/client.js';
