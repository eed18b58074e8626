'use client';

import type { StoredFileView } from '@callspool/contracts';
import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../../components/ui/panel';
import { ProgressBar } from '../../../../../components/ui/progress-bar';
import { Refusal } from '../../../../../components/ui/refusal';
import { uploadFile } from '../../../../../lib/api/upload';
import styles from './dnc-import.module.css';

/** Chooses a file, by button or by dropping it, and sends it; it may be a gigabyte, so its way is shown. */
export function PickFile({
  title,
  hint,
  accept = '.csv,.txt,text/csv,text/plain',
  onPicked,
}: {
  readonly title?: string;
  readonly hint?: string;
  readonly accept?: string;
  readonly onPicked: (file: StoredFileView) => void;
}) {
  const t = useTranslations('dnc.imports');
  const common = useTranslations('common');
  const [sent, setSent] = useState(0);
  const [isOver, setOver] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const upload = useMutation({
    mutationFn: (file: File) => {
      setSent(0);
      stop.current = new AbortController();
      return uploadFile(file, { onProgress: setSent, signal: stop.current.signal });
    },
    onSuccess: onPicked,
  });
  const take = (file: File | null | undefined): void => {
    if (file != null) upload.mutate(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const isGivenUp = upload.error instanceof DOMException;
  return (
    <Panel title={title ?? t('file')}>
      {upload.isPending ? (
        <div className={styles.uploading} role="status">
          <span>{t('uploading', { name: upload.variables.name })}</span>
          <ProgressBar
            done={sent}
            of={upload.variables.size}
            label={t('uploading', { name: upload.variables.name })}
          />
          <Button variant="default" onClick={() => stop.current?.abort()}>
            {common('cancel')}
          </Button>
        </div>
      ) : (
        <div
          className={styles.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p className={styles.dropTitle}>{t('drop')}</p>
          <p className={styles.dim}>{hint ?? t('chooseText')}</p>
          <FileButton onChange={take} accept={accept}>
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={16} aria-hidden="true" />}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {upload.error !== null && !isGivenUp && (
        <Refusal title={common('notSaved')} message={upload.error.message} />
      )}
    </Panel>
  );
}
