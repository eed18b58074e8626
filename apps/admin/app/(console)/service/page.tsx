import type { Metadata } from 'next';
import { requireAct } from '../../../lib/api/gate';
import { HealthPanel } from './_components/health-panel';
import styles from './service.module.css';

export const metadata: Metadata = { title: 'Service' };

export default async function ServicePage() {
  await requireAct('session.read');
  return (
    <main className={styles.page}>
      <HealthPanel />
    </main>
  );
}
