import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Contacts } from './_components/contacts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('contacts'))('title') };
}

export default async function ContactsPage() {
  await requireAct('contacts.read');
  return <Contacts />;
}
