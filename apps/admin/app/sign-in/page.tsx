import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Brand } from '../../components/ui/brand';
import { texts } from '../../lib/i18n/server';
import { SignInForm } from './_components/sign-in-form';
import { SpoolDrawing } from './_components/spool-drawing';
import styles from './sign-in.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts('signIn'))('title') };
}

export default function SignInPage() {
  return (
    <div className={styles.page}>
      <main className={styles.side}>
        <Brand />
        <Suspense>
          <SignInForm />
        </Suspense>
      </main>
      <div className={styles.drawing} aria-hidden="true">
        <SpoolDrawing />
      </div>
    </div>
  );
}
