'use client';

import type { CampaignRow } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { useNow } from '../../../../hooks/use-now';
import styles from './campaigns.module.css';
import { TwoLines } from './two-lines';

const LIVE: readonly CampaignRow['state'][] = ['running', 'paused', 'scheduled'];
/** Hours that stay open for longer than anybody looks ahead. */
const ALWAYS_MS = 7 * 24 * 60 * 60_000;

/** When the dialing hours close or open next. */
export function NextWindow({
  campaign: { state, window },
}: {
  readonly campaign: Pick<CampaignRow, 'state' | 'window'>;
}) {
  const t = useTranslations('campaigns.window');
  const now = useNow();
  if (!LIVE.includes(state)) return <span className={styles.dash}>–</span>;
  if (window.changesAt === null) return <span className={styles.second}>{t('none')}</span>;
  const isAlways = window.isOpen && Date.parse(window.changesAt) - Date.now() > ALWAYS_MS;
  if (isAlways) return <span className={styles.second}>{t('open')}</span>;
  const isToday = now !== null && new Date(now).toDateString() === new Date(window.changesAt).toDateString();
  return (
    <TwoLines
      first={t.rich(window.isOpen ? 'closes' : 'opens', {
        at: () => <Moment at={window.changesAt} style="time" isZoneSaid />,
      })}
      second={isToday ? t('today') : <Moment at={window.changesAt} style="day" />}
    />
  );
}
