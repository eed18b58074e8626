'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslations } from 'use-intl';

interface Guard {
  readonly setDirty: (owner: symbol, isDirty: boolean) => void;
  /** Goes there, after asking when something is not saved. */
  readonly go: (href: string) => void;
}

const GuardContext = createContext<Guard | null>(null);

/** Asks before a person leaves a page with changes that are not saved: by link, by key, by closing the tab. */
export function UnsavedProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('common.unsaved');
  const router = useRouter();
  const dirty = useRef(new Set<symbol>());
  const [wanted, setWanted] = useState<string | null>(null);
  const go = useCallback(
    (href: string) => (dirty.current.size > 0 ? setWanted(href) : router.push(href)),
    [router],
  );
  useEffect(() => {
    const close = (event: BeforeUnloadEvent): void => {
      if (dirty.current.size > 0) event.preventDefault();
    };
    // Before React's own handler of a link sees the click.
    const click = (event: MouseEvent): void => {
      if (dirty.current.size === 0 || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === '_blank' || link.origin !== location.origin)
        return;
      if (link.hasAttribute('download') || link.pathname.startsWith('/api/')) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(`${link.pathname}${link.search}`);
    };
    addEventListener('beforeunload', close);
    document.addEventListener('click', click, true);
    return () => {
      removeEventListener('beforeunload', close);
      document.removeEventListener('click', click, true);
    };
  }, []);
  const guard = useMemo<Guard>(
    () => ({
      go,
      setDirty: (owner, isDirty) => void (isDirty ? dirty.current.add(owner) : dirty.current.delete(owner)),
    }),
    [go],
  );
  const leave = (): void => {
    dirty.current.clear();
    if (wanted !== null) router.push(wanted);
    setWanted(null);
  };
  return (
    <GuardContext value={guard}>
      {children}
      <Modal opened={wanted !== null} onClose={() => setWanted(null)} title={t('title')} centered>
        <Text>{t('text')}</Text>
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={leave}>
            {t('leave')}
          </Button>
          <Button data-autofocus onClick={() => setWanted(null)}>
            {t('stay')}
          </Button>
        </Group>
      </Modal>
    </GuardContext>
  );
}

function useGuard(): Guard {
  const guard = useContext(GuardContext);
  if (guard === null) throw new Error('The unsaved guard outside the console.');
  return guard;
}

/**
 * While `isDirty`, leaving the page asks first. What comes back lets go at once: after a save, before the page has been drawn
 * anew, going on must not be asked about.
 */
export function useUnsavedGuard(isDirty: boolean): () => void {
  const { setDirty } = useGuard();
  const [owner] = useState(() => Symbol('form'));
  useEffect(() => {
    setDirty(owner, isDirty);
    return () => setDirty(owner, false);
  }, [owner, isDirty, setDirty]);
  return useCallback(() => setDirty(owner, false), [owner, setDirty]);
}

/** Navigation by code (keys, palette, rows of a table) that asks first when something is not saved. */
export const useGo = (): ((href: string) => void) => useGuard().go;
