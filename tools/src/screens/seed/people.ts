import type { CreatedUser, Role } from '@callspool/contracts';
import { DemoClient } from '../../demo/api-client.js';
import type { SignIn } from '../../demo/demo-service.js';
import type { ScreensDesk } from '../screens-desk.js';

type Person = Exclude<Role, 'integration'>;

const PEOPLE: readonly { readonly name: string; readonly role: Person }[] = [
  { name: 'Inés Castaño Villar', role: 'manager' },
  { name: 'Wout Vermeersch', role: 'supervisor' },
  { name: 'Şebnem Yıldırım', role: 'uploader' },
  { name: 'Noor Aydın', role: 'agent' },
];

/** A person of every role who can sign in, one who was invited, one who left, and two keys. All of them are invented. */
export async function seedPeople(desk: ScreensDesk, admin: DemoClient): Promise<ReadonlyMap<Person, SignIn>> {
  const signIns = new Map<Person, SignIn>([['admin', desk.signIn]]);
  for (const { name, role } of PEOPLE) signIns.set(role, await addPerson(desk, admin, name, role));
  await admin.post('/users/invitations', {
    name: 'Élodie Charpentier',
    email: 'elodie@desk.example',
    role: 'supervisor',
  });
  const { user } = await admin.post<CreatedUser>('/users', {
    name: 'Bram De Smet',
    email: 'bram@desk.example',
    role: 'agent',
  });
  await admin.patch(`/users/${user.id}`, { isDisabled: true });
  await admin.post('/api-keys', { name: 'Data warehouse' });
  await admin.post('/api-keys', { name: 'CRM uploads', role: 'uploader', expiresInDays: 90 });
  return signIns;
}

/** With a password of their own, as after the first sign-in. */
async function addPerson(desk: ScreensDesk, admin: DemoClient, name: string, role: Person): Promise<SignIn> {
  const email = `${role}@desk.example`;
  const { oneTimePassword } = await admin.post<CreatedUser>('/users', { name, email, role });
  const signIn = { email, password: desk.signIn.password };
  const self = new DemoClient(() => desk.apiUrl, desk.consoleUrl, desk.signal);
  await self.post('/session', { email, password: oneTimePassword });
  await self.post('/session/password', { currentPassword: oneTimePassword, newPassword: signIn.password });
  return signIn;
}
