'use client';

import { Kbd, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useGo } from '../../hooks/unsaved';
import { useServerWords } from '../../hooks/use-server-words';
import { search } from '../../lib/api/search';
import { useMay } from '../session/session-context';
import { type PaletteItem } from './palette-items';
import { PaletteList } from './palette-list';
import styles from './palette.module.css';
import { usePaletteItems } from './use-palette-items';

const TYPING_MS = 150;

export function Palette({
  isOpen,
  onClose,
  onAllKeys,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAllKeys: () => void;
}) {
  const t = useTranslations('palette');
  return (
    <Modal.Root opened={isOpen} onClose={onClose} padding={0} size={640} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content className={styles.box ?? ''} aria-label={t('title')}>
        <PaletteBody onClose={onClose} onAllKeys={onAllKeys} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Lives only while the palette is open, so that it begins empty each time. */
function PaletteBody({
  onClose,
  onAllKeys,
}: {
  readonly onClose: () => void;
  readonly onAllKeys: () => void;
}) {
  const t = useTranslations('palette');
  const say = useServerWords();
  const go = useGo();
  const may = useMay();
  const [written, setWritten] = useState('');
  const typed = written.trim();
  const [asked] = useDebouncedValue(typed, TYPING_MS);
  const found = useQuery({ ...search(asked), enabled: asked !== '' && may('search.read') });
  const items = usePaletteItems(typed, typed === '' ? undefined : found.data, onAllKeys);
  const [chosen, setChosen] = useState(0);
  const current = items[Math.min(chosen, items.length - 1)];

  const use = (item: PaletteItem, inNewTab: boolean): void => {
    if (inNewTab && item.href !== undefined) {
      window.open(item.href, '_blank', 'noopener');
      return;
    }
    onClose();
    if (item.href !== undefined) go(item.href);
    else item.run?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = items.length - 1;
    const act = {
      ArrowDown: () => setChosen(chosen >= last ? 0 : chosen + 1),
      ArrowUp: () => setChosen(chosen <= 0 ? last : chosen - 1),
      Home: () => setChosen(0),
      End: () => setChosen(last),
      Enter: () => current !== undefined && use(current, event.ctrlKey || event.metaKey),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div className={styles.head}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          className={styles.input}
          data-autofocus
          autoFocus
          role="combobox"
          aria-label={t('placeholder')}
          aria-expanded={items.length > 0}
          aria-controls="palette-items"
          aria-activedescendant={current === undefined ? undefined : optionId(current)}
          aria-autocomplete="list"
          placeholder={t('placeholder')}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          value={written}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd size="xs">Esc</Kbd>
      </div>
      <PaletteList
        items={items}
        typed={typed}
        current={current}
        optionId={optionId}
        onUse={use}
        onPoint={setChosen}
      />
      {items.length === 0 && !found.isFetching && <p className={styles.none}>{t('none', { text: typed })}</p>}
      {found.error !== null && (
        <p className={styles.none} role="alert">
          {t('failed', { why: say(found.error.message) })}
        </p>
      )}
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('hints.move')}
        </span>
        <span>
          <Kbd size="xs">Enter</Kbd> {t('hints.open')}
        </span>
        <span>
          <Kbd size="xs">Ctrl Enter</Kbd> {t('hints.tab')}
        </span>
        <span className={styles.hint}>{t('hints.number')}</span>
      </div>
    </>
  );
}

const optionId = ({ id }: PaletteItem): string => `palette-${id.replaceAll(' ', '-')}`;
