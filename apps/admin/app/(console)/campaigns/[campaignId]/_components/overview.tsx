'use client';

import { BlocksPanel } from './blocks-panel';
import { HoursPanel } from './hours-panel';
import { LimitsPanel } from './limits-panel';
import styles from './overview.module.css';
import { PastGatePanel } from './past-gate-panel';
import { RingPanel } from './ring-panel';

/** Where the campaign stands: its contacts and results, the hours of today, what limits it, and what holds others back. */
export function Overview() {
  return (
    <div className={styles.grid}>
      <PastGatePanel />
      <RingPanel />
      <HoursPanel />
      <LimitsPanel />
      <BlocksPanel />
    </div>
  );
}
