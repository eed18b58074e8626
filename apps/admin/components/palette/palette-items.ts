import type { SearchAnswer } from '@callspool/contracts';
import type { ReactNode } from 'react';

export type PaletteGroup = 'campaigns' | 'lists' | 'contacts' | 'acts' | 'places';

/** One line of the palette: it leads somewhere, or does something. */
export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly name: string;
  readonly icon: ReactNode;
  /** Beside the name. */
  readonly mark?: ReactNode;
  /** At the right, in grey. */
  readonly note?: ReactNode;
  /** The keys that do the same without the palette. */
  readonly keys?: string;
  readonly href?: string;
  readonly run?: () => void;
}

export const PALETTE_GROUPS: readonly PaletteGroup[] = ['campaigns', 'lists', 'contacts', 'acts', 'places'];

/** Whether every word that was typed stands in the name, in any order, whatever its case. */
export function matches(name: string, typed: string): boolean {
  const text = name.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The name cut where what was typed stands in it, for marking it. */
export function markedParts(name: string, typed: string): { text: string; isMarked: boolean }[] {
  const at = typed === '' ? -1 : name.toLocaleLowerCase().indexOf(typed.toLocaleLowerCase());
  if (at < 0) return [{ text: name, isMarked: false }];
  return [
    { text: name.slice(0, at), isMarked: false },
    { text: name.slice(at, at + typed.length), isMarked: true },
    { text: name.slice(at + typed.length), isMarked: false },
  ].filter(({ text }) => text !== '');
}

/** The campaign that somebody who typed this means: the one whose name begins with it, else the only one. */
export function meantCampaign(
  campaigns: SearchAnswer['campaigns'],
  typed: string,
): SearchAnswer['campaigns'][number] | null {
  const [first, ...others] = campaigns;
  if (typed === '' || first === undefined) return null;
  const isMeant = others.length === 0 || first.name.toLocaleLowerCase().startsWith(typed.toLocaleLowerCase());
  return isMeant ? first : null;
}
