'use client';

import type { CapView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { formatDuration } from '../../lib/format/duration';
import { zonePlace } from '../../lib/format/moment';

/** A cap in words. */
export function CapSentence({ cap }: { readonly cap: Pick<CapView, 'max' | 'scope' | 'window'> }) {
  const t = useTranslations('caps');
  const window =
    cap.window.kind === 'rolling'
      ? t('rolling', { time: formatDuration(cap.window.seconds) })
      : cap.window.kind === 'calendar_day'
        ? t('calendarDay', { zone: zonePlace(cap.window.zone) })
        : t('lifetime');
  return <>{t('sentence', { max: cap.max, scope: t(`scopes.${cap.scope}`), window })}</>;
}
