'use client';

import { type DncImportView, type StoredFileView } from '@callspool/contracts';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from '../../../../../components/ui/link-button';
import { PageBody } from '../../../../../components/ui/page';
import { ImportForm } from './import-form';
import { ImportProgress } from './import-progress';
import { PickFile } from './pick-file';
import { RecentImports } from './recent-imports';
import styles from './dnc-import.module.css';

/** A file of numbers: chosen, looked at, said what it means, imported with its progress in sight. */
export function DncImport() {
  const t = useTranslations('dnc.imports');
  const [file, setFile] = useState<StoredFileView | null>(null);
  const [importId, setImportId] = useQueryState('import', parseAsString);
  const started = ({ id }: DncImportView): void => {
    setFile(null);
    void setImportId(id);
  };
  return (
    <PageBody
      title={t('title')}
      acts={
        <LinkButton href="/dnc" variant="default">
          {t('back')}
        </LinkButton>
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          {importId !== null && file === null ? (
            <ImportProgress id={importId} onAnother={() => void setImportId(null)} />
          ) : file === null ? (
            <PickFile onPicked={setFile} />
          ) : (
            <ImportForm file={file} onStarted={started} onOther={() => setFile(null)} />
          )}
        </div>
        <RecentImports current={importId} onOpen={(id) => void setImportId(id)} />
      </div>
    </PageBody>
  );
}
