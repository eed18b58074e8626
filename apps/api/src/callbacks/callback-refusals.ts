import type { ErrorCode } from '@callspool/contracts';
import { AppError } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';
import type { CallbackRow } from './callback-row.js';

/** A refusal that names the field to mend. */
export const refuseField = (
  code: ErrorCode,
  path: string,
  message: string,
  details: Record<string, unknown> = {},
): AppError => new AppError(code, message, { issues: [{ path, message }], details });

export const notFound = (id: string): AppError =>
  new AppError('callback.not_found', 'No such callback.', { details: { id } });

export const alreadyPromised = (open: { readonly id: string; readonly dueAt: Date }): AppError =>
  new AppError(
    'callback.already_promised',
    `This contact was promised a call at ${open.dueAt.toISOString()} already: change that one.`,
    { details: { id: open.id, dueAt: open.dueAt.toISOString() } },
  );

/** @throws AppError `callback.not_open`, `callback.in_flight` */
export function demandChangeable(row: CallbackRow, isCallTouched: boolean): void {
  const { id, state } = row;
  if (state !== 'open') {
    throw new AppError('callback.not_open', `This callback is ${state}; make a new one.`, {
      details: { id, state },
    });
  }
  const isCalled =
    row.entryState === 'in_flight' && row.attemptId !== null && row.attemptId === row.entryAttemptId;
  if (isCallTouched && isCalled) {
    throw new AppError('callback.in_flight', 'It is being called at this moment.', {
      details: { id, attemptId: row.attemptId },
    });
  }
}

/** A user, campaign or contact that is not there breaks a foreign key. */
export function explainMissing(error: unknown): never {
  const constraint = brokenConstraint(error);
  if (constraint === 'callback_agent_user_id_fkey')
    throw refuseField('callback.agent_unknown', 'agentUserId', 'There is no such user.');
  throw error;
}
