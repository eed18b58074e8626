import styles from './progress-bar.module.css';

/** A thin bar of `done` out of `of`; `label` says what it counts to those who do not see it. Never rounded up to full. */
export function ProgressBar({
  done,
  of,
  label,
  tone = 'accent',
}: {
  readonly done: number;
  readonly of: number;
  readonly label: string;
  readonly tone?: 'accent' | 'idle' | 'ending' | 'bad' | 'late';
}) {
  const share = of === 0 ? 0 : Math.min(1, done / of);
  return (
    <div
      className={styles.bar}
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.floor(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div className={styles.fill} data-tone={tone} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
