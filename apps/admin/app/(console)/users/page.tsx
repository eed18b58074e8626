import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Users } from './_components/users';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('users'))('title') };
}

export default async function UsersPage() {
  await requireAct('users.read');
  return <Users />;
}
