import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PasswordForm } from '../../components/people/password-panel';
import { TwoFactorPanel } from '../../components/people/two-factor-panel';
import { Brand } from '../../components/ui/brand';
import { Panel } from '../../components/ui/panel';
import { findSession } from '../../lib/api/session';
import { texts } from '../../lib/i18n/server';
import styles from './first-steps.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('signIn.own'))('title') };
}

/** What a person must do before anything else is open to them. */
export default async function FirstStepsPage() {
  const session = await findSession();
  if (session === null) redirect('/sign-in');
  if (!session.mustChangePassword && !session.mustSetUpTwoFactor) redirect('/');
  const t = await texts('signIn');
  return (
    <main className={styles.page}>
      <Brand />
      {session.mustChangePassword ? (
        <Panel title={t('own.title')}>
          <p className={styles.words}>{t('own.text')}</p>
          <PasswordForm />
        </Panel>
      ) : (
        <>
          <p className={styles.words}>{t('mustSetUp')}</p>
          <TwoFactorPanel />
        </>
      )}
    </main>
  );
}
