'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useMay } from '../session/session-context';
import { ReleaseDialog } from './release-dialog';
import { StopDialog } from './stop-dialog';

interface StopDialogs {
  readonly askStop: () => void;
  readonly askRelease: () => void;
}

const StopContext = createContext<StopDialogs | null>(null);

/** Holds the two dialogs of the switch, so that the button, the banner and the palette open the same ones. */
export function StopProvider({ children }: { readonly children: ReactNode }) {
  const may = useMay();
  const [asked, setAsked] = useState<'stop' | 'release' | null>(null);
  const dialogs = useMemo(
    () => ({ askStop: () => setAsked('stop'), askRelease: () => setAsked('release') }),
    [],
  );
  const close = (): void => setAsked(null);
  return (
    <StopContext value={dialogs}>
      {children}
      {may('stop.everything') && <StopDialog isOpen={asked === 'stop'} onClose={close} />}
      {may('stop.release') && <ReleaseDialog isOpen={asked === 'release'} onClose={close} />}
    </StopContext>
  );
}

export function useStopDialogs(): StopDialogs {
  const dialogs = useContext(StopContext);
  if (dialogs === null) throw new Error('The stop dialogs outside the console.');
  return dialogs;
}
