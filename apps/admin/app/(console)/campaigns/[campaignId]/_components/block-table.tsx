'use client';

import type { BlockShare } from '@callspool/contracts';
import { Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../../../../hooks/use-number';
import type { en } from '../../../../../messages/en';
import { useBlockName } from './block-name';
import { Clears } from './blocks-panel';
import styles from './block-table.module.css';

type Explained = keyof (typeof en)['campaign']['blocks']['explain'];
const EXPLAINED: readonly Explained[] = [
  'DIALING_HOURS',
  'CONTACTING_HOURS',
  'ZONE_UNKNOWN',
  'DNC',
  'SCRUB_DUE',
  'CAP',
  'MIN_GAP',
  'RESPOOL_DELAY',
  'CALLBACK_PENDING',
  'VENDOR_REFUSED',
];

/** Every block with how many it holds, how many it holds alone, and when it clears. */
export function BlockTable({ blocks }: { readonly blocks: readonly BlockShare[] }) {
  const t = useTranslations('campaign.diagnostics');
  const words = useTranslations('campaign.blocks');
  const blockName = useBlockName();
  const number = useNumber();
  if (blocks.length === 0) return <p style={{ margin: 16 }}>{words('none')}</p>;
  return (
    <Table className={styles.table ?? ''} horizontalSpacing={16} verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('block')}</Table.Th>
          <Table.Th ta="right" w={96}>
            {t('entries')}
          </Table.Th>
          <Table.Th ta="right" w={96}>
            {t('only')}
          </Table.Th>
          <Table.Th w={296}>{t('clears')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {blocks.map((block) => {
          const explained = EXPLAINED.find((code) => code === block.code);
          return (
            <Table.Tr key={block.code}>
              <Table.Td>
                <strong className={styles.name}>{blockName(block.code)}</strong>
                {explained !== undefined && (
                  <div className={styles.explained}>{words(`explain.${explained}`)}</div>
                )}
              </Table.Td>
              <Table.Td className={styles.number ?? ''} data-label={t('entries')}>
                {number.whole(block.entries)}
              </Table.Td>
              <Table.Td className={styles.number ?? ''} data-label={t('only')}>
                {number.whole(block.onlyThis)}
              </Table.Td>
              <Table.Td>
                <Clears block={block} />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
