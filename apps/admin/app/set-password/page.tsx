import type { Metadata } from 'next';
import { Brand } from '../../components/ui/brand';
import { texts } from '../../lib/i18n/server';
import styles from '../first-steps/first-steps.module.css';
import { SetPassword } from './_components/set-password';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('signIn.link'))('act'), referrer: 'no-referrer' };
}

/** Where an invitation or a password link leads. The token stands after `#`, so the server never sees it. */
export default function SetPasswordPage() {
  return (
    <main className={styles.page}>
      <Brand />
      <SetPassword />
    </main>
  );
}
