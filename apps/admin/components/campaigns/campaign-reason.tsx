'use client';

import type { CampaignRow } from '@callspool/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useNow } from '../../hooks/use-now';
import { useServerWords } from '../../hooks/use-server-words';
import { viewerZone } from '../../lib/format/viewer-zone';
import { Moment } from '../ui/moment';

/** Why a campaign is in its state, in a few words: the limit that holds it, when it goes on, who paused it. */
export function CampaignReason({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTranslations('campaigns.reasons');
  const at = (moment: string | null) => ({ at: (): ReactNode => <Moment at={moment} isZoneSaid /> });
  switch (campaign.state) {
    case 'running':
      return campaign.condition === null ? (
        <LimitWords campaign={campaign} />
      ) : (
        <ConditionWords campaign={campaign} />
      );
    case 'paused':
      return <Who campaign={campaign} />;
    case 'draining':
      return t('inFlight', { count: campaign.entries.in_flight });
    case 'scheduled':
      return campaign.startAt === null ? (
        <Who campaign={campaign} />
      ) : (
        t.rich('startsAt', at(campaign.startAt))
      );
    case 'draft':
      return t(draftReason(campaign));
    case 'finished':
    case 'archived':
      return t.rich('since', at(campaign.stateChangedAt));
  }
}

/** The first thing that a draft lacks, in the order in which people are asked. */
function draftReason({ lists, undecided }: CampaignRow): 'noLists' | 'noHours' | 'noRules' | 'notStarted' {
  if (lists === 0) return 'noLists';
  if (undecided.includes('dialingHoursId') || undecided.includes('contactingHoursId')) return 'noHours';
  return undecided.length > 0 ? 'noRules' : 'notStarted';
}

function Who({
  campaign: { stateChangedBy, stateReason, stateChangedAt },
}: {
  readonly campaign: CampaignRow;
}) {
  const t = useTranslations('campaigns.reasons');
  const say = useServerWords();
  if (stateChangedBy === null)
    return stateReason !== null
      ? say(stateReason)
      : t.rich('since', { at: () => <Moment at={stateChangedAt} isZoneSaid /> });
  return stateReason === null
    ? t('by', { name: stateChangedBy })
    : t('byWhy', { name: stateChangedBy, why: say(stateReason) });
}

/** The limit that held it at its last beat. */
export function LimitWords({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTranslations('campaigns.reasons');
  const { limit, maxConcurrent, callsPerSecond, connection } = campaign;
  switch (limit?.binding) {
    case undefined:
      return t('starts');
    case 'CONCURRENT_CALLS': {
      const free = limit?.limits['CONCURRENT_CALLS'] ?? 0;
      return t('lines', { used: Math.max(0, maxConcurrent - free), max: maxConcurrent });
    }
    case 'CALLS_PER_SECOND':
      return t('rate', { rate: callsPerSecond });
    case 'CONNECTION_CALLS_PER_SECOND':
      return t('share', { connection: connection.name });
    case 'VENDOR_SPOOL':
      return t('spool');
    case 'NOTHING_READY':
      return t('nobody');
    default:
      return t('dials');
  }
}

function ConditionWords({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useTranslations('campaigns.reasons');
  const { condition, connection, entries, window } = campaign;
  if (condition === null) return null;
  const until = { at: (): ReactNode => <Moment at={condition.until} isZoneSaid /> };
  const name = { connection: connection.name };
  switch (condition.reason) {
    case 'stopped':
      return t('stopped');
    case 'outside_hours': {
      const opensAt = condition.until;
      if (opensAt === null) return t('neverOpens');
      return t.rich('opens', { at: () => <BothClocks at={opensAt} timeZone={window.timeZone} /> });
    }
    case 'connection_disabled':
      return t('off', name);
    case 'vendor':
      return condition.until === null ? t('silent', name) : t.rich('rests', { ...name, ...until });
    case 'no_worker':
      return t('noWorker');
    case 'connection_archived':
      return t('archivedConnection', name);
    case 'hours_broken':
      return t('brokenHours');
    case 'nothing_ready':
      if (entries.waiting > 0)
        return condition.until === null
          ? t('laterUnknown', { count: entries.waiting })
          : t.rich('later', { count: entries.waiting, ...until });
      return entries.blocked > 0 ? t('blocked', { count: entries.blocked }) : t('worked');
  }
}

const DAY_MS = 24 * 60 * 60_000;

/** On the viewer's clock, and where the campaign's differs, on that too; within a day the time alone says when. */
function BothClocks({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const now = useNow();
  const style = now !== null && Date.parse(at) - now < DAY_MS ? 'time' : 'full';
  if (timeZone === viewerZone()) return <Moment at={at} style={style} isZoneSaid />;
  return (
    <>
      <Moment at={at} style={style} isZoneSaid />, <Moment at={at} timeZone={timeZone} style="time" />
    </>
  );
}
