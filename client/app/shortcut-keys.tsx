import { lazy, Suspense, useEffect } from 'react';
import { shortcutOf, useShortcutsOpen } from './shortcuts.js';

const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.js'));

/** Listens to the keys while the playground is on the page, and shows their list when it is asked for. */
export function ShortcutKeys() {
  const open = useShortcutsOpen((state) => state.open);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <ShortcutsDialog close={() => useShortcutsOpen.setState({ open: false })} />
    </Suspense>
  );
}
