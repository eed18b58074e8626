'use client';

import { type ContactListView, MAX_FILE_BYTES } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { LinkButton } from '../../../../components/ui/link-button';
import { ProgressBar } from '../../../../components/ui/progress-bar';
import { Refusal } from '../../../../components/ui/refusal';
import { useNow } from '../../../../hooks/use-now';
import { useNumber } from '../../../../hooks/use-number';
import { formatDuration } from '../../../../lib/format/duration';
import { useBytes } from '../../../../hooks/use-bytes';
import { type Sending, useUpload } from './use-upload';
import { WizardPage } from './wizard-page';
import styles from './step-file.module.css';

/** The first step: a file is dropped or chosen, and goes to the service as it is. */
export function StepFile({
  list,
  onFile,
}: {
  readonly list: ContactListView;
  readonly onFile: (id: string) => void;
}) {
  const t = useTranslations('listImport');
  const bytes = useBytes();
  const [isTooLarge, setIsTooLarge] = useState<string | null>(null);
  const upload = useUpload(({ id }) => onFile(id));
  const open = useRef<() => void>(null);
  return (
    <WizardPage
      step="file"
      list={list}
      title={t('file.title')}
      facts={t('file.about', { most: bytes(MAX_FILE_BYTES) })}
      foot={
        <>
          <LinkButton href={`/lists/${list.id}`} variant="default">
            {t('file.toList')}
          </LinkButton>
          <span>{t('nothingStored')}</span>
        </>
      }
    >
      {upload.error !== null && <Refusal title={t('file.refused')} message={upload.error.message} />}
      {isTooLarge !== null && <Refusal title={t('file.refused')} message={isTooLarge} />}
      {upload.sending !== null ? (
        <UploadProgress sending={upload.sending} onGiveUp={upload.giveUp} />
      ) : (
        <Dropzone
          multiple={false}
          className={styles.zone ?? ''}
          // The button within is what the keyboard and a screen reader find; the whole zone is for the mouse.
          activateOnKeyboard={false}
          tabIndex={-1}
          openRef={open}
          inputProps={{ 'aria-hidden': true }}
          onDrop={([file]) => {
            if (file === undefined) return;
            setIsTooLarge(
              file.size > MAX_FILE_BYTES
                ? t('file.tooLarge', { size: bytes(file.size), most: bytes(MAX_FILE_BYTES) })
                : null,
            );
            if (file.size <= MAX_FILE_BYTES) void upload.send(file);
          }}
        >
          <div className={styles.inside}>
            <IconFileTypeCsv size={32} stroke={1.5} aria-hidden="true" className={styles.icon ?? ''} />
            <p className={styles.drop}>{t('file.drop')}</p>
            <Button
              variant="default"
              className={styles.choose ?? ''}
              onClick={(event) => {
                event.stopPropagation();
                open.current?.();
              }}
            >
              {t('file.choose')}
            </Button>
            <p className={styles.hint}>{t('file.hint')}</p>
          </div>
        </Dropzone>
      )}
    </WizardPage>
  );
}

function UploadProgress({ sending, onGiveUp }: { readonly sending: Sending; readonly onGiveUp: () => void }) {
  const t = useTranslations('listImport');
  const number = useNumber();
  const bytes = useBytes();
  const now = useNow() ?? sending.startedAt;
  const { name, sent, total, startedAt } = sending;
  const seconds = Math.max(0.5, (now - startedAt) / 1000);
  const perSecond = sent / seconds;
  const isSent = sent >= total;
  return (
    <section className={styles.sending} aria-label={t('file.sending', { name })}>
      <div className={styles.sendingHead}>
        <span className={styles.sendingName}>{name}</span>
        <span className="tabular">{number.percent(sent, total) ?? '–'}</span>
      </div>
      <ProgressBar done={sent} of={total} label={t('file.sending', { name })} />
      <div className={styles.sendingFoot}>
        <span className="tabular" role="status">
          {isSent
            ? t('file.storing')
            : t('file.sentOf', {
                sent: bytes(sent),
                total: bytes(total),
                speed: bytes(perSecond),
                left: perSecond === 0 ? '–' : formatDuration((total - sent) / perSecond),
              })}
        </span>
        <Button variant="default" size="xs" onClick={onGiveUp}>
          {t('file.giveUp')}
        </Button>
      </div>
    </section>
  );
}
