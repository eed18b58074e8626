'use client';

import type { SearchAnswer } from '@callspool/contracts';
import {
  IconAddressBook,
  IconHandStop,
  IconKeyboard,
  IconListDetails,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlus,
  IconSpeakerphone,
  IconStethoscope,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCampaignActs } from '../../hooks/use-campaign-acts';
import { canAct } from '../campaigns/campaign-may';
import { PLACES } from '../frame/places';
import { useMay } from '../session/session-context';
import { useStopDialogs } from '../stop/stop-context';
import { useStop } from '../stop/use-stop';
import { StatePill } from '../ui/state-pill';
import { matches, meantCampaign, type PaletteItem } from './palette-items';

const ICON = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

/** Everything that the typed text may mean: what the API found, then acts, then pages. */
export function usePaletteItems(
  typed: string,
  found: SearchAnswer | undefined,
  onAllKeys: () => void,
): readonly PaletteItem[] {
  const own = useOwnItems(onAllKeys);
  const things = useFoundItems(found);
  const acts = useCampaignItems(typed, found);
  return [...things, ...acts, ...own.filter(({ name }) => matches(name, typed))];
}

function useFoundItems(found: SearchAnswer | undefined): PaletteItem[] {
  const t = useTranslations();
  if (found === undefined) return [];
  return [
    ...found.campaigns.map(({ id, name, state }): PaletteItem => ({
      id: `campaign ${id}`,
      group: 'campaigns',
      name,
      icon: <IconSpeakerphone {...ICON} />,
      mark: <StatePill state={state} word={t(`campaigns.states.${state}`)} />,
      href: `/campaigns/${id}`,
    })),
    ...found.lists.map(({ id, name, isArchived }): PaletteItem => ({
      id: `list ${id}`,
      group: 'lists',
      name,
      icon: <IconListDetails {...ICON} />,
      ...(isArchived ? { note: t('palette.archived') } : {}),
      href: `/lists/${id}`,
    })),
    ...found.contacts.map(({ id, name, number, externalId, listName }): PaletteItem => ({
      id: `contact ${id}`,
      group: 'contacts',
      name: name ?? externalId ?? number ?? id,
      icon: <IconAddressBook {...ICON} />,
      note: t('palette.contactOf', { number: number ?? '–', list: listName }),
      href: `/contacts/${id}`,
    })),
  ];
}

/** Acts on the one campaign that is meant. */
function useCampaignItems(typed: string, found: SearchAnswer | undefined): PaletteItem[] {
  const t = useTranslations('palette');
  const may = useMay();
  const acts = useCampaignActs();
  const campaign = meantCampaign(found?.campaigns ?? [], typed);
  if (campaign === null) return [];
  const { id, name, state } = campaign;
  const items: PaletteItem[] = [];
  for (const [act, icon] of [
    ['pause', <IconPlayerPause key="pause" {...ICON} />],
    ['resume', <IconPlayerPlay key="resume" {...ICON} />],
  ] as const) {
    if (canAct(act, state, may))
      items.push({
        id: `${act} ${id}`,
        group: 'acts',
        name: t(act, { name }),
        icon,
        run: () => void acts.run(act, [campaign]),
      });
  }
  if (state === 'running')
    items.push({
      id: `why ${id}`,
      group: 'acts',
      name: t('why', { name }),
      icon: <IconStethoscope {...ICON} />,
      href: `/campaigns/${id}/diagnostics`,
    });
  return items;
}

/** Acts and pages of the console itself, of those that the role has. */
function useOwnItems(onAllKeys: () => void): PaletteItem[] {
  const t = useTranslations();
  const may = useMay();
  const stop = useStop();
  const { askStop, askRelease } = useStopDialogs();
  const isStopped = stop?.stopped === true;
  const act = (id: string, name: string, icon: React.ReactNode, more: Partial<PaletteItem>): PaletteItem => ({
    id,
    group: 'acts',
    name,
    icon,
    ...more,
  });
  return [
    ...(may('campaigns.create')
      ? [act('new', t('palette.acts.newCampaign'), <IconPlus {...ICON} />, { href: '/campaigns/new' })]
      : []),
    ...(may('stop.everything') && !isStopped
      ? [act('stop', t('palette.acts.stop'), <IconHandStop {...ICON} />, { run: askStop })]
      : []),
    ...(may('stop.release') && isStopped
      ? [act('lift', t('palette.acts.lift'), <IconHandStop {...ICON} />, { run: askRelease })]
      : []),
    act('keys', t('palette.acts.keys'), <IconKeyboard {...ICON} />, { keys: '?', run: onAllKeys }),
    ...PLACES.filter((place) => may(place.act)).map(({ id, href, Icon, key }): PaletteItem => ({
      id: `place ${id}`,
      group: 'places',
      name: t(`frame.places.${id}`),
      icon: <Icon {...ICON} />,
      keys: `g ${key}`,
      href,
    })),
  ];
}
