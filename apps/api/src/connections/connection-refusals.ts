import { AppError } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';

export const connectionNotFound = (id: string): AppError =>
  new AppError('connection.not_found', 'No such connection.', { details: { id } });

/** Puts a database conflict into the caller's words; anything else passes on unchanged. */
export function translateConflict(error: unknown, name: string | undefined): never {
  if (brokenConstraint(error) === 'connection_name_once') {
    throw new AppError(
      'connection.name_taken',
      `There is a connection named "${name ?? ''}", perhaps an archived one.`,
      {
        issues: [{ path: 'name', message: 'Another connection has this name.' }],
      },
    );
  }
  throw error;
}
