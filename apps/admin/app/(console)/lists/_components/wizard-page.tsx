'use client';

import { IconCheck, IconFileTypeCsv } from '@tabler/icons-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './wizard.module.css';

export const WIZARD_STEPS = ['file', 'columns', 'dryRun', 'commit'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** One step of an import: the steps above, what is asked, and the way on below. */
export function WizardPage({
  step,
  isOver = false,
  list,
  file,
  title,
  facts,
  acts,
  foot,
  children,
}: {
  readonly step: WizardStep;
  /** The last step is behind too. */
  readonly isOver?: boolean;
  readonly list: { readonly id: string; readonly name: string };
  /** The file and how large it is. */
  readonly file?: ReactNode;
  readonly title: ReactNode;
  readonly facts?: ReactNode;
  readonly acts?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations('listImport');
  const current = WIZARD_STEPS.indexOf(step);
  return (
    <main className={styles.page}>
      <div className={styles.bar}>
        <ol className={styles.steps} aria-label={t('stepsLabel')}>
          {WIZARD_STEPS.map((each, index) => {
            const isDone = index < current || (isOver && index === current);
            return (
              <li
                key={each}
                className={styles.step}
                data-done={isDone || undefined}
                aria-current={index === current ? 'step' : undefined}
              >
                <span className={styles.mark} aria-hidden="true">
                  {isDone ? <IconCheck size={12} stroke={3} /> : index + 1}
                </span>
                {t(`steps.${each}`)}
              </li>
            );
          })}
        </ol>
        <span className={styles.file}>
          {file !== undefined && <IconFileTypeCsv size={18} aria-hidden="true" />}
          {file}
        </span>
      </div>
      <div className={styles.body}>
        <div className={styles.head}>
          <div>
            <p className={styles.into}>
              {t('into')} <Link href={`/lists/${list.id}`}>{list.name}</Link>
            </p>
            <h1 className={styles.title}>{title}</h1>
            {facts !== undefined && <p className={styles.facts}>{facts}</p>}
          </div>
          {acts !== undefined && <div className={styles.acts}>{acts}</div>}
        </div>
        {children}
      </div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </main>
  );
}
