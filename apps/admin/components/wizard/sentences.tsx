'use client';

import type {
  CallingHoursView,
  CampaignView,
  CapView,
  ConnectionView,
  PreviewPace,
  RespoolRuleSetView,
} from '@callspool/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatDuration } from '../../lib/format/duration';
import { zonePlace } from '../../lib/format/moment';
import { CapSentence } from '../ui/cap-sentence';
import { Moment } from '../ui/moment';
import { RuleWords } from '../ui/rule-words';
import { WeekWords } from '../ui/week-words';
import type { BasicsValues } from './basics-step';

const strong = { b: (chunks: ReactNode) => <strong>{chunks}</strong> };

export function BasicsWords({
  values: { name, method, vendorSettings },
  connection,
}: {
  readonly values: Pick<BasicsValues, 'name' | 'method' | 'vendorSettings'>;
  readonly connection: Pick<ConnectionView, 'name'> | null;
}) {
  const t = useTranslations('wizard.words');
  if (connection === null || method === null) return <p>{t('noDialer')}</p>;
  const { vendorCampaign, ivrNumber, dialPlan, ownNumber, announcements, keyActions } = vendorSettings;
  const called = name.trim() === '' ? t('unnamed') : name;
  const target = method === 'ivr_call' ? ivrNumber : method === 'masked_call' ? ownNumber : vendorCampaign;
  return (
    <>
      <p>
        {t.rich(`basics.${method}`, {
          ...strong,
          name: called,
          connection: connection.name,
          target: target || '…',
        })}
      </p>
      {(method === 'ivr_call' || method === 'masked_call') && (
        <p>{t('dialPlan', { plan: dialPlan === '' ? '…' : dialPlan })}</p>
      )}
      {method === 'ivr_call' && (
        <p>{t('ivrParts', { announcements: announcements.length, keys: keyActions.length })}</p>
      )}
    </>
  );
}

export function ScheduleWords({
  campaign: { timeZone, startAt, endAt },
  dialing,
  contacting,
  unknown,
}: {
  readonly campaign: Pick<CampaignView, 'timeZone' | 'startAt' | 'endAt'>;
  readonly dialing: CallingHoursView | undefined;
  readonly contacting: CallingHoursView | undefined;
  readonly unknown: number;
}) {
  const t = useTranslations('wizard.words');
  const week = (hours: CallingHoursView | undefined) => (): ReactNode =>
    hours === undefined ? (
      '…'
    ) : (
      <strong>
        <WeekWords week={hours.week} />
      </strong>
    );
  return (
    <>
      <p>
        {t.rich('hours', {
          dialing: week(dialing),
          contacting: week(contacting),
          place: zonePlace(timeZone),
        })}
      </p>
      <p>
        {startAt === null ? t('startsByHand') : t.rich('starts', { at: date(startAt, timeZone) })}{' '}
        {endAt === null ? t('noEnd') : t.rich('ends', { at: date(endAt, timeZone) })}
      </p>
      {unknown > 0 && <p>{t('unknownZones', { count: unknown })}</p>}
    </>
  );
}

/** A moment that cannot be read is being mended in its field. */
const date = (at: string, timeZone: string) => (): ReactNode =>
  Number.isNaN(Date.parse(at)) ? '…' : <Moment at={at} timeZone={timeZone} />;

export function AttemptsWords({
  campaign: { vendorDecides, callsPerSecond, maxConcurrent },
  rules,
  pace,
  connectionName,
}: {
  readonly campaign: Pick<CampaignView, 'vendorDecides' | 'callsPerSecond' | 'maxConcurrent'>;
  readonly rules: RespoolRuleSetView | undefined;
  /** Null: the service cannot know it; undefined: nobody asked. */
  readonly pace: PreviewPace | null | undefined;
  readonly connectionName: string;
}) {
  const t = useTranslations('wizard.words');
  return (
    <>
      {vendorDecides ? (
        <p>{t('vendorDecides')}</p>
      ) : (
        <p>{t('rules', { name: rules?.name ?? '…', count: rules?.rules.length ?? 0 })}</p>
      )}
      <p>{t('pace', { rate: callsPerSecond, lines: maxConcurrent })}</p>
      {pace !== undefined && (
        <p>
          {pace === null
            ? t('paceUnknown', { name: connectionName })
            : t('paceKnown', {
                perHour: Math.floor(pace.perSecond * 3600),
                limit: t(`limits.${pace.limit}`),
                seconds: formatDuration(pace.averageSeconds),
                attempts: pace.attempts,
              })}
        </p>
      )}
    </>
  );
}

/** The rules that say something of what happens most. */
export function MainRules({ rules }: { readonly rules: RespoolRuleSetView | undefined }) {
  return (rules?.rules ?? [])
    .filter(({ result }) => result === 'NO_ANSWER' || result === 'BUSY')
    .map((rule) => (
      <p key={rule.result}>
        <RuleWords result={rule.result} rule={rule} />
      </p>
    ));
}

export function SuppressionWords({
  minGapSeconds,
  group,
  caps,
}: {
  readonly minGapSeconds: number;
  readonly group: string | null;
  readonly caps: readonly CapView[];
}) {
  const t = useTranslations('wizard.words');
  return (
    <>
      <p>{group === null ? t('dnc') : t('dncOfGroup', { group })}</p>
      <p>{minGapSeconds === 0 ? t('noGap') : t('gap', { time: formatDuration(minGapSeconds) })}</p>
      {caps.map((cap) => (
        <p key={cap.id}>
          <CapSentence cap={cap} />
          {cap.reach === 'everywhere' ? t('capEverywhere') : '.'}
        </p>
      ))}
    </>
  );
}
