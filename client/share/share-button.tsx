import { Share2 } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { text } from '../text/text.js';

// the codec, the archive and the dialog come when somebody shares
const ShareDialog = lazy(() => import('./share-dialog.js'));

export function ShareButton() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button button-quiet max-sm:button-icon"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Share2 size={16} aria-hidden /> <span className="max-sm:sr-only">{text.share.button}</span>
      </button>
      {open && (
        <Suspense>
          <ShareDialog close={() => setOpen(false)} closed={() => button.current?.focus()} />
        </Suspense>
      )}
    </>
  );
}
