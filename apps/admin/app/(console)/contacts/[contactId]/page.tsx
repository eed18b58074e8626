import type { Metadata } from 'next';
import { requireAct } from '../../../../lib/api/gate';
import { texts } from '../../../../lib/i18n/server';
import { ContactScreen } from '../_components/contact-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('contacts'))('title') };
}

export default async function ContactPage({ params }: { readonly params: Promise<{ contactId: string }> }) {
  await requireAct('contacts.read');
  const { contactId } = await params;
  return <ContactScreen contactId={contactId} />;
}
