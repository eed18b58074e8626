import { AppError } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';

export const userNotFound = (id: string): AppError =>
  new AppError('user.not_found', 'No such user.', { details: { id } });

/** For a `catch`: an e-mail that another user has, in our words; anything else passes on. */
export const emailTakenBy =
  (email: string) =>
  (error: unknown): never => {
    if (brokenConstraint(error) !== 'app_user_email_once') throw error;
    throw new AppError('user.email_taken', `There is a user with the e-mail ${email}.`, {
      issues: [{ path: 'email', message: 'Another user has this e-mail.' }],
    });
  };
