'use client';

import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../../../components/ui/reason-dialog';
import { CONTACTS } from '../../../../lib/api/contacts';
import { addNumbers, DNC } from '../../../../lib/api/dnc';

/** Puts all numbers of a contact on the do-not-call list, for a reason. */
export function DncDialog({
  contactId,
  numbers,
  onClose,
}: {
  readonly contactId: string;
  readonly numbers: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useTranslations('contacts.page');
  return (
    <ReasonDialog
      title={t('dncTitle', { count: numbers.length })}
      text={`${t('dncText')} ${numbers.join(', ')}`}
      label={t('dncReason')}
      keep={t('dncKeep')}
      act={t('dncAct')}
      renew={[DNC, [...CONTACTS, 'standing', contactId]]}
      onAct={(reason) =>
        addNumbers({
          confirmsWholeCountries: false,
          reason,
          entries: numbers.map((value) => ({ value, match: 'number', scope: 'all', source: 'manual' })),
        })
      }
      onClose={onClose}
    />
  );
}
