import type { Issue, RowRejection } from '@callspool/contracts';
import { AppError } from '../common/errors/app-error.js';

export const invalid = (issues: readonly Issue[]): AppError =>
  new AppError('contact.invalid', issues.map(({ message }) => message).join(' '), { issues });

export const notFound = (id: string): AppError =>
  new AppError('contact.not_found', 'No such contact.', { details: { id } });

/** Why the list does not take a contact that is good by itself. */
export function refused(reason: RowRejection, message: string): AppError {
  const issues = [{ path: 'numbers.0.number', message }];
  if (reason === 'duplicate') return new AppError('contact.duplicate', message, { issues });
  if (reason === 'dnc') return new AppError('contact.do_not_call', message, { issues });
  return invalid(issues);
}

export const KNOWN_NUMBER = 'The number is already the main number of a contact in this list.';
