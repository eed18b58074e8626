import { isMigrated } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

@Injectable()
export class HealthRepository {
  constructor(private readonly database: Database) {}

  async answers(): Promise<boolean> {
    const { rowCount } = await this.database.pool.query('select 1');
    return rowCount === 1;
  }

  isMigrated(): Promise<boolean> {
    return isMigrated((sql) => this.database.pool.query(sql));
  }
}
