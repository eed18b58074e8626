'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { TabLinks } from '../../../../components/ui/tabs-links';
import { useNumber } from '../../../../hooks/use-number';
import { unmappedWordsQuery } from '../../../../lib/api/vendor-words';

/** What calls can end with, and what vendors say of it; with how many of their words nobody has told us. */
export function DispositionTabs() {
  const t = useTranslations('dispositions.tabs');
  const number = useNumber();
  const { data } = useQuery(unmappedWordsQuery);
  const unmapped = data?.items.filter(
    ({ word, vendorWordId }) => word !== '' && vendorWordId === null,
  ).length;
  return (
    <TabLinks
      label={t('label')}
      tabs={[
        { href: '/dispositions', name: t('endings'), isExact: true },
        {
          href: '/dispositions/words',
          name: t('words'),
          ...(unmapped === undefined || unmapped === 0 ? {} : { count: number.whole(unmapped) }),
        },
      ]}
    />
  );
}
