import { ImageDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';

const ExportDialog = lazy(() => import('./export-dialog.js'));

/** Opens what saves the stage as a picture or an animation. */
export function ExportButton() {
  const [open, setOpen] = useState(false);
  const nothing = useSandbox((state) => state.events.length === 0);
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label={text.exporting.open}
        title={text.exporting.open}
        disabled={nothing}
        onClick={() => setOpen(true)}
      >
        <ImageDown size={17} aria-hidden />
      </button>
      {open && (
        <Suspense fallback={null}>
          <ExportDialog close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
