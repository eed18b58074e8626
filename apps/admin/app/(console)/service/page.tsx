import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { TopBar } from '../../../components/top-bar';
import { findSession } from '../../../lib/api/session';
import { HealthPanel } from './_components/health-panel';
import { PasswordPanel } from './_components/password-panel';
import styles from './service.module.css';

export const metadata: Metadata = { title: 'Service' };
export const dynamic = 'force-dynamic';

export default async function ServicePage() {
  const session = await findSession();
  if (session === null) redirect('/sign-in');
  return (
    <>
      <TopBar session={session} />
      <main className={styles.page}>
        {session.mustChangePassword && <PasswordPanel />}
        <HealthPanel />
      </main>
    </>
  );
}
