import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { texts } from '../../../lib/i18n/server';
import { Audit } from './_components/audit';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('audit'))('title') };
}

export default async function AuditPage() {
  await requireAct('audit.read');
  return <Audit />;
}
