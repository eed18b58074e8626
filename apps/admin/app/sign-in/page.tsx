import type { Metadata } from 'next';
import { Brand } from '../../components/ui/brand';
import { SignInForm } from './_components/sign-in-form';
import { SpoolDrawing } from './_components/spool-drawing';
import styles from './sign-in.module.css';

export const metadata: Metadata = { title: 'Sign in' };

export default function SignInPage() {
  return (
    <div className={styles.page}>
      <main className={styles.side}>
        <Brand />
        <SignInForm />
      </main>
      <div className={styles.drawing} aria-hidden="true">
        <SpoolDrawing />
      </div>
    </div>
  );
}
