'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ContractForm } from '../../hooks/use-save';
import { Refusal } from '../ui/refusal';
import styles from './form-footer.module.css';

/** The end of a form: how many things are to mend, what was refused, and the one button. Ctrl Enter saves. */
export function FormFooter<V extends object>({
  of: { form, isBusy, error },
  onCancel,
  saveWord,
}: {
  readonly of: ContractForm<V>;
  readonly onCancel?: () => void;
  readonly saveWord?: string;
}) {
  const t = useTranslations('common');
  const mistakes = Object.keys(form.errors).length;
  return (
    <div className={styles.footer}>
      {error !== null && <Refusal title={t('notSaved')} message={error.message} />}
      <div className={styles.acts}>
        <span className={styles.count} role="status">
          {mistakes > 0 && t('toMend', { count: mistakes })}
        </span>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button type="submit" loading={isBusy}>
          {saveWord ?? t('save')}
        </Button>
      </div>
    </div>
  );
}
