import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { invariant } from '../common/errors/app-error.js';
import { Database } from './database.service.js';
import { TransactionRunner } from './transaction-runner.js';

@Global()
@Module({
  providers: [
    TransactionRunner,
    {
      provide: Database,
      inject: [Config],
      useFactory: (config: Config) => {
        invariant(config.databaseUrl !== null, 'The database is chosen before the application is built.');
        const directUrl = config.databaseDirectUrl ?? config.databaseUrl;
        return Database.open({ url: config.databaseUrl, directUrl, max: config.databasePoolMax });
      },
    },
  ],
  exports: [Database, TransactionRunner],
})
export class DatabaseModule {}
