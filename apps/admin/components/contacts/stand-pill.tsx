'use client';

import type { ContactEntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { StatePill } from '../ui/state-pill';
import { STAND_PILLS, standOf } from './contact-stand';

/** Where a contact stands in one campaign: icon, word and colour. */
export function StandPill({ entry }: { readonly entry: ContactEntryView }) {
  const t = useTranslations('contacts.stands');
  const stand = standOf(entry);
  return <StatePill state={STAND_PILLS[stand]} word={t(stand)} />;
}
