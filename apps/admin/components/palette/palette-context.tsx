'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useKeys } from '../../hooks/keys';
import { Palette } from './palette';

const PaletteContext = createContext<(() => void) | null>(null);

/** The palette above every page: Ctrl K opens it, and so does its field in the top bar. */
export function PaletteProvider({
  onAllKeys,
  children,
}: {
  readonly onAllKeys: () => void;
  readonly children: ReactNode;
}) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  useKeys([
    {
      keys: 'mod+k',
      label: t('palette.title'),
      group: t('frame.keys.everywhere'),
      run: () => setOpen((was) => !was),
    },
  ]);
  return (
    <PaletteContext value={() => setOpen(true)}>
      {children}
      <Palette isOpen={isOpen} onClose={() => setOpen(false)} onAllKeys={onAllKeys} />
    </PaletteContext>
  );
}

export function useOpenPalette(): () => void {
  const open = useContext(PaletteContext);
  if (open === null) throw new Error('The palette outside the console.');
  return open;
}
