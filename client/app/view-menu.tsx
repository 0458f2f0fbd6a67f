import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { text } from '../text/text.js';

// few open it, and not at once
const ViewMenuContent = lazy(() => import('./view-menu-content.js'));

const id = 'view-menu';

/** How the page looks, on this screen, on a projector and on paper; on a phone also where else one can go. */
export function ViewMenu() {
  const [opened, setOpened] = useState(false);
  const { title } = text.viewMenu;
  return (
    <>
      <button
        type="button"
        className="button button-quiet button-icon"
        popoverTarget={id}
        aria-label={title}
        title={title}
        onClick={() => setOpened(true)}
      >
        <Ellipsis size={18} aria-hidden />
      </button>
      <div id={id} popover="auto" role="dialog" aria-label={title} className="view-menu">
        {opened && (
          <Suspense>
            <ViewMenuContent close={() => document.getElementById(id)?.hidePopover()} />
          </Suspense>
        )}
      </div>
    </>
  );
}
