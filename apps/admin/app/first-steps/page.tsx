import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Brand } from '../../components/ui/brand';
import { findSession } from '../../lib/api/session';
import styles from './first-steps.module.css';
import { PasswordPanel } from './password-panel';

export const metadata: Metadata = { title: 'First steps' };

/** What a person must do before anything else is open to them. */
export default async function FirstStepsPage() {
  const session = await findSession();
  if (session === null) redirect('/sign-in');
  if (!session.mustChangePassword && !session.mustSetUpTwoFactor) redirect('/');
  return (
    <main className={styles.page}>
      <Brand />
      {session.mustChangePassword && <PasswordPanel />}
    </main>
  );
}
