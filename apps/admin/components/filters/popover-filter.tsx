'use client';

import { ActionIcon, Popover } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './popover-filter.module.css';

/** A filter whose value is typed or looked for: a chip like the others, with a field behind it. */
export function PopoverFilter({
  name,
  value,
  onClear,
  children,
}: {
  readonly name: string;
  /** What is chosen, in words; null: not narrowed by it. */
  readonly value: string | null;
  readonly onClear: () => void;
  /** The field; called with a function that closes it. */
  readonly children: (close: () => void) => ReactNode;
}) {
  const t = useTranslations('common.filters');
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={styles.chip} data-open={value === null || undefined}>
      <Popover opened={isOpen} onChange={setOpen} trapFocus position="bottom-start" withinPortal>
        <Popover.Target>
          <button type="button" className={styles.target} onClick={() => setOpen(!isOpen)}>
            <span className={styles.name}>{name}</span>
            {value === null ? (
              <IconChevronDown size={14} aria-hidden="true" />
            ) : (
              <span className={styles.value}>{value}</span>
            )}
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles.field ?? ''}>{children(() => setOpen(false))}</Popover.Dropdown>
      </Popover>
      {value !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t('remove', { name })}
          onClick={onClear}
        >
          <IconX size={14} aria-hidden="true" />
        </ActionIcon>
      )}
    </span>
  );
}
