import type { APIRequestContext } from '@playwright/test';
import type { Stack } from './stack.js';
import type { Caller, Person } from './test.js';

const FIRST_PASSWORD = 'the first password of a person';
const OWN_PASSWORD = 'a password chosen by the person';

/** Somebody with a role who has chosen their own password, as one has on the second day. */
export async function makePerson(
  asAdmin: Caller,
  context: APIRequestContext,
  stack: Stack,
  { role, name }: { readonly role: string; readonly name: string },
): Promise<Person> {
  const email = `${role}-${crypto.randomUUID().slice(0, 8)}@e2e.example`;
  await asAdmin.post('/users', { name, email, role, password: FIRST_PASSWORD });
  const send = async (path: string, data: object): Promise<void> => {
    const answer = await context.post(`${stack.adminUrl}/api/v1${path}`, {
      data,
      headers: { origin: stack.adminUrl },
    });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  };
  await send('/session', { email, password: FIRST_PASSWORD });
  await send('/session/password', { currentPassword: FIRST_PASSWORD, newPassword: OWN_PASSWORD });
  return { email, password: OWN_PASSWORD };
}
