'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Brand } from '../ui/brand';
import { PersonMenu } from './person-menu';
import { type Place, PLACE_GROUPS, placeOf } from './places';
import styles from './rail.module.css';

/** The navigation at the left: what the role may open, in groups; folded it shows the icons alone. */
export function Rail({
  places,
  path,
  isFolded,
  onFold,
}: {
  readonly places: readonly Place[];
  readonly path: string;
  readonly isFolded: boolean;
  readonly onFold: () => void;
}) {
  const t = useTranslations('frame');
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const current = placeOf(path)?.id;
  return (
    <div className={styles.rail} data-folded={isFolded || undefined}>
      <div className={styles.head}>
        {!isFolded && <Brand />}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={isFolded ? t('unfold') : t('fold')}
          aria-expanded={!isFolded}
          onClick={onFold}
        >
          <FoldIcon size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
      <nav className={styles.places} aria-label={t('navigation')}>
        {PLACE_GROUPS.map((group) => {
          const members = places.filter((place) => place.group === group);
          if (members.length === 0) return null;
          return (
            <div key={group} className={styles.group}>
              {group !== 'work' && <div className={styles.groupName}>{t(`groups.${group}`)}</div>}
              {members.map(({ id, href, Icon, key }) => (
                <Tooltip
                  key={id}
                  label={`${t(`places.${id}`)}   G ${key.toUpperCase()}`}
                  position="right"
                  disabled={!isFolded}
                >
                  <Link
                    prefetch={false}
                    href={href}
                    className={styles.place ?? ''}
                    aria-current={id === current ? 'page' : undefined}
                    aria-label={t(`places.${id}`)}
                  >
                    <Icon size={18} stroke={1.6} aria-hidden="true" />
                    {!isFolded && <span>{t(`places.${id}`)}</span>}
                  </Link>
                </Tooltip>
              ))}
            </div>
          );
        })}
      </nav>
      <PersonMenu isFolded={isFolded} />
    </div>
  );
}
