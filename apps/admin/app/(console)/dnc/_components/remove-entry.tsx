'use client';

import type { DncEntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../../../components/ui/reason-dialog';
import { DNC, removeEntry } from '../../../../lib/api/dnc';

export function RemoveEntry({
  entry,
  onClose,
}: {
  readonly entry: DncEntryView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('dnc.removal');
  const number = entry.value;
  return (
    <ReasonDialog
      title={t('title', { number })}
      text={t('text')}
      label={t('reason')}
      keep={t('keep')}
      act={t('act', { number })}
      renew={[DNC]}
      onAct={(reason) => removeEntry(entry.id, reason)}
      onClose={onClose}
    />
  );
}
