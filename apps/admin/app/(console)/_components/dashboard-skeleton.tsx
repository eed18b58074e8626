import { Skeleton } from '@mantine/core';
import styles from './dashboard.module.css';

export function DashboardSkeleton() {
  return (
    <div className={styles.waiting}>
      <Skeleton height={84} radius={8} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Skeleton height={232} radius={8} />
          <Skeleton height={168} radius={8} />
          <Skeleton height={240} radius={8} />
        </div>
        <Skeleton height={480} radius={8} />
      </div>
    </div>
  );
}
