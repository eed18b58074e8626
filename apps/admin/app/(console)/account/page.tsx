import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Account } from './_components/account';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('account'))('title') };
}

export default async function AccountPage() {
  await requireAct('profile.manage');
  return <Account />;
}
