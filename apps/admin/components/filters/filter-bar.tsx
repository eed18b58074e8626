'use client';

import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useKeys } from '../../hooks/keys';
import { Keys } from '../ui/keys';
import styles from './filter-bar.module.css';

/** One thing by which a list can be narrowed; `values` are words of the API and what people read for them. */
export interface FilterField {
  readonly key: string;
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly label: string }[];
}

const TYPING_MS = 250;

/**
 * A search box and chips "field | is | value | ×"; the values live in the URL by the caller's `useQueryStates`, so that a
 * filtered list can be sent to somebody. Null: not filtered by it.
 */
export function FilterBar({
  search,
  onSearch,
  searchLabel,
  fields = [],
  chosen = {},
  onChoose,
  children,
}: {
  readonly search?: string | null;
  readonly onSearch?: (text: string | null) => void;
  readonly searchLabel?: string;
  readonly fields?: readonly FilterField[];
  readonly chosen?: Readonly<Record<string, string | null>>;
  readonly onChoose?: (key: string, value: string | null) => void;
  /** At the right: columns, density, count. */
  readonly children?: ReactNode;
}) {
  const t = useTranslations('common.filters');
  const open = fields.filter(({ key }) => (chosen[key] ?? null) === null);
  return (
    <div className={styles.bar} role="search">
      {onSearch !== undefined && (
        <SearchBox text={search ?? ''} label={searchLabel ?? t('search')} onText={onSearch} />
      )}
      {fields.map(({ key, name, values }) => {
        const value = chosen[key] ?? null;
        if (value === null) return null;
        return (
          <span key={key} className={styles.chip}>
            <span>{name}</span>
            <FilterMenu values={values} onChoose={(next) => onChoose?.(key, next)}>
              <button type="button" className={styles.value}>
                {values.find((each) => each.value === value)?.label ?? value}
              </button>
            </FilterMenu>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={26}
              aria-label={t('remove', { name })}
              onClick={() => onChoose?.(key, null)}
            >
              <IconX size={14} aria-hidden="true" />
            </ActionIcon>
          </span>
        );
      })}
      {open.length > 0 && <AddFilter fields={open} onChoose={(key, value) => onChoose?.(key, value)} />}
      <span className={styles.room} />
      {children}
    </div>
  );
}

function AddFilter({
  fields,
  onChoose,
}: {
  readonly fields: readonly FilterField[];
  readonly onChoose: (key: string, value: string) => void;
}) {
  const t = useTranslations('common.filters');
  return (
    <Menu position="bottom-start" width={224}>
      <Menu.Target>
        <Button
          className={styles.add ?? ''}
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
        >
          {t('add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        {fields.map(({ key, name, values }) => (
          <div key={key}>
            <Menu.Label>{name}</Menu.Label>
            {values.map(({ value, label }) => (
              <Menu.Item key={value} onClick={() => onChoose(key, value)}>
                {label}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function FilterMenu({
  values,
  onChoose,
  children,
}: {
  readonly values: FilterField['values'];
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        {values.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onChoose(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SearchBox({
  text,
  label,
  onText,
}: {
  readonly text: string;
  readonly label: string;
  readonly onText: (text: string | null) => void;
}) {
  const t = useTranslations('common.filters');
  const input = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState(text);
  const [seen, setSeen] = useState(text);
  const [sent, setSent] = useState<string | null>(null);
  // The address changed, and not by what was typed here: a link, a saved view, the way back. What stands there counts.
  if (text !== seen) {
    setSeen(text);
    if (text !== sent) {
      setWritten(text);
      setSent(null);
    }
  }
  const latest = useRef(onText);
  useEffect(() => {
    latest.current = onText;
  });
  useEffect(() => {
    const wanted = written.trim();
    if (wanted === text) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      latest.current(wanted === '' ? null : wanted);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [written, text]);
  useKeys([{ keys: '/', label: t('focus'), group: t('group'), run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={styles.search ?? ''}
      aria-label={label}
      placeholder={label}
      value={written}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={<Keys keys="/" />}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        setWritten('');
        event.currentTarget.blur();
      }}
    />
  );
}
