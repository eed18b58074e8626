import { Injectable } from '@nestjs/common';
import { ListImportsRepository } from './list-imports.repository.js';

/** Imports that are tried and leave nothing behind. */
@Injectable()
export class ListDryRunsRepository extends ListImportsRepository {
  protected override readonly table = 'list_dry_run';

  /** Takes away those of before the moment; returns the files they left, for the caller to remove. */
  async removeBefore(moment: Date): Promise<string[]> {
    const { rows } = await this.database.pool.query<{ fileId: string | null }>(
      `delete from list_dry_run where created_at < $1 returning rejects_file_id as "fileId"`,
      [moment],
    );
    return rows.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  }
}
