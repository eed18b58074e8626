'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Keys } from '../ui/keys';
import { markedParts, PALETTE_GROUPS, type PaletteItem } from './palette-items';
import styles from './palette.module.css';

/** The lines of the palette by group; the current one stays in sight. */
export function PaletteList({
  items,
  typed,
  current,
  optionId,
  onUse,
  onPoint,
}: {
  readonly items: readonly PaletteItem[];
  readonly typed: string;
  readonly current: PaletteItem | undefined;
  readonly optionId: (item: PaletteItem) => string;
  readonly onUse: (item: PaletteItem, inNewTab: boolean) => void;
  readonly onPoint: (index: number) => void;
}) {
  const t = useTranslations('palette');
  const list = useRef<HTMLDivElement>(null);
  const currentId = current === undefined ? null : optionId(current);
  useEffect(() => {
    if (currentId === null) return;
    list.current?.querySelector(`[id="${CSS.escape(currentId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <div className={styles.list} ref={list} id="palette-items" role="listbox" aria-label={t('title')}>
      {PALETTE_GROUPS.map((group) => {
        const members = items.filter((item) => item.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group} role="group" aria-label={t(`groups.${group}`)}>
            <div className={styles.group} aria-hidden="true">
              {t(`groups.${group}`)}
            </div>
            {members.map((item) => (
              <div
                key={item.id}
                id={optionId(item)}
                role="option"
                aria-selected={item === current}
                className={styles.item}
                onMouseMove={() => onPoint(items.indexOf(item))}
                onClick={(event) => onUse(item, event.ctrlKey || event.metaKey)}
              >
                <span className={styles.icon}>{item.icon}</span>
                <span className={styles.name}>
                  {markedParts(item.name, typed).map(({ text, isMarked }, index) =>
                    isMarked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
                  )}
                </span>
                {item.mark}
                <span className={styles.note}>{item.note}</span>
                {item.keys !== undefined && <Keys keys={item.keys} />}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
