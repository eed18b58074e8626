'use client';

import type { PreflightFinding } from '@callspool/contracts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useServerWords } from '../../hooks/use-server-words';
import { Moment } from '../ui/moment';

/** What pre-flight found, in the language of the page. A reason that this console does not know is told as the API says it. */
export function FindingWords({ finding }: { readonly finding: PreflightFinding }): ReactNode {
  const t = useTranslations('wizard.findings');
  const say = useServerWords();
  const { code, field, details, message } = finding;
  const of = (name: string): string => details[name] ?? '';
  const at = (name: string) => ({ at: (): ReactNode => <Moment at={details[name] ?? null} /> });
  switch (code) {
    case 'undecided':
      return field === 'respoolRuleSetId'
        ? t('undecided.rules')
        : t(field === 'dialingHoursId' ? 'undecided.dialing' : 'undecided.contacting');
    case 'no_contacts':
      return t(of('reason') === 'no_list' ? 'noList' : 'emptyLists');
    case 'list_archived':
      return t('listArchived', { list: of('list') });
    case 'zones_unknown':
      return t('zonesUnknown');
    case 'ended':
      return t.rich('ended', at('endAt'));
    case 'hours_never_open':
      return t(
        `neverOpen.${field === 'dialingHoursId' ? 'dialing' : 'contacting'}.${neverReason(of('reason'))}`,
      );
    case 'connection_archived':
      return t('connectionArchived', { name: of('connection') });
    case 'connection_disabled':
      return t('connectionOff', { name: of('connection') });
    case 'connection_untested':
      return t('connectionUntested', { name: of('connection') });
    case 'connection_failing':
      return t('connectionFailing', { name: of('connection'), trouble: say(of('trouble')) });
    case 'vendor_campaign_unknown':
      return t('vendorCampaignUnknown', { name: of('campaign') });
    case 'confirmation_missing':
      return <ConfirmationWords field={field ?? ''} />;
    case 'respool':
      return <RespoolFindingWords finding={finding} />;
    case 'nobody_now':
      return details['opensAt'] === undefined
        ? t(of('reason') === 'dialing_hours' ? 'centreClosed' : 'peopleClosed')
        : t.rich(of('reason') === 'dialing_hours' ? 'centreOpens' : 'peopleOpen', at('opensAt'));
    case 'scrub_due':
      return t(of('reason') === 'some' ? 'scrubDueSome' : 'scrubDue', { registry: of('registry') });
    case 'list_shared':
      return t('listShared', { campaign: of('campaign') });
    case 'list_inactive':
      return t('listInactive');
    case 'arrow_odd':
      return isArrow(of('reason'))
        ? t(`arrow.${of('reason') as Arrow}`, { name: of('campaign') })
        : say(message);
  }
}

const neverReason = (reason: string): 'never' | 'before_end' => (reason === 'before_end' ? reason : 'never');

const ARROWS = ['progressive_without_arrow', 'arrow_without_progressive', 'no_arrow'] as const;
type Arrow = (typeof ARROWS)[number];
const isArrow = (reason: string): reason is Arrow => (ARROWS as readonly string[]).includes(reason);

const CONFIRMATION_FIELDS = {
  'confirmations.dialerRetriesZero': 'dialerRetriesZero',
  'confirmations.scheduleInsideOurs': 'scheduleInsideOurs',
  'confirmations.dispositionsActOnNothing': 'dispositionsActOnNothing',
} as const;

function ConfirmationWords({ field }: { readonly field: string }) {
  const t = useTranslations('wizard.findings.confirm');
  const name = CONFIRMATION_FIELDS[field as keyof typeof CONFIRMATION_FIELDS];
  return t(name);
}

const RESPOOL = [
  'delay_out_of_bounds',
  'hasty',
  'tries_out_of_bounds',
  'shadowed',
  'rejected_again',
] as const;
type RespoolReason = (typeof RESPOOL)[number];
const isRespool = (reason: string): reason is RespoolReason =>
  (RESPOOL as readonly string[]).includes(reason);

function RespoolFindingWords({ finding: { details, message } }: { readonly finding: PreflightFinding }) {
  const t = useTranslations('wizard.findings.respool');
  const say = useServerWords();
  const results = useTranslations('respool.results');
  const { reason = '', result = '' } = details;
  if (!isRespool(reason)) return say(message);
  return t(reason, { result: results.has(result as 'BUSY') ? results(result as 'BUSY') : result });
}
