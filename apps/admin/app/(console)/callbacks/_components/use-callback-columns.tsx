'use client';

import type { CallbackView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import type { Column } from '../../../../components/data-table/data-table-types';
import { Moment } from '../../../../components/ui/moment';
import { TwoLines } from '../../../../components/ui/two-lines';
import { AgentWords, CallbackPill, HowWords } from './callback-words';
import styles from './callbacks.module.css';

/** `isOneState`: the tab says the state already. */
export function useCallbackColumns(isOneState: boolean): readonly Column<CallbackView>[] {
  const t = useTranslations('callbacks');
  return [
    {
      key: 'due',
      head: t('columns.due'),
      width: 232,
      cell: (callback) => (
        <TwoLines
          first={<Moment at={callback.dueAt} timeZone={callback.timeZone} />}
          second={<Moment at={callback.dueAt} isZoneSaid />}
        />
      ),
    },
    {
      key: 'contact',
      head: t('columns.contact'),
      width: 176,
      isGrowing: true,
      cell: (callback) => (
        <TwoLines
          first={<span className={styles.name}>{callback.contactName ?? t('noName')}</span>}
          second={<span className="tabular">{callback.number}</span>}
        />
      ),
    },
    {
      key: 'campaign',
      head: t('columns.campaign'),
      width: 152,
      cell: ({ campaignName, campaignState }) => (
        <TwoLines first={campaignName} second={t(`campaignStates.${campaignState}`)} />
      ),
    },
    {
      key: 'agent',
      head: t('columns.agent'),
      width: 112,
      cell: (callback) => <AgentWords callback={callback} />,
    },
    {
      key: 'how',
      head: t('columns.how'),
      width: 208,
      cell: (callback) =>
        isOneState ? (
          <HowWords callback={callback} />
        ) : (
          <TwoLines first={<CallbackPill callback={callback} />} second={<HowWords callback={callback} />} />
        ),
    },
  ];
}
