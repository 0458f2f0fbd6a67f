import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSandbox } from '../live/sandbox.js';
import { ShareButton } from '../share/share-button.js';
import { text } from '../text/text.js';
import { PageLinks } from './page-links.js';
import { ViewMenu } from './view-menu.js';

/** On top of every page. @param live whether there is a sandbox on the page */
export function Header({ children, live = true }: { children?: ReactNode; live?: boolean }) {
  return (
    <header className="z-20 flex h-14 flex-none items-center gap-3 border-line border-b bg-paper px-4 lg:sticky lg:top-0 lg:px-6">
      <Link to="/" className="flex flex-none items-center gap-3 rounded-lg">
        <Mark />
        <span className="font-serif text-lg tracking-tight max-sm:sr-only">{text.header.name}</span>
      </Link>
      <PageLinks className="flex flex-none max-md:hidden printing:hidden" />
      <div className="min-w-0 flex-1 truncate text-faint text-sm">{children}</div>
      <div className="flex flex-none items-center gap-3 printing:hidden">
        {live && <Status />}
        {live && <ShareButton />}
        <ViewMenu />
      </div>
    </header>
  );
}

function Status() {
  const status = useSandbox((state) => state.status);
  const waiting = useSandbox((state) => state.waiting);
  return (
    <output className="flex items-center gap-2 text-soft text-sm" aria-live="polite">
      <span
        aria-hidden
        className="size-2 rounded-full"
        data-actor={status === 'live' ? 'store' : 'handler'}
        style={{ background: 'var(--actor)' }}
      />
      {/* the longest has room from the start; on a phone the dot says it */}
      <span className="min-w-[6.2rem] max-sm:sr-only">{text.header.status[status]}</span>
      {status !== 'live' && waiting > 0 && ` ${text.header.waiting(waiting)}`}
    </output>
  );
}

/** A request on its way from one end to the other. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 flex-none" aria-hidden>
      <rect width="32" height="32" rx="9" fill="var(--ink)" />
      <path d="M7 12h11a4 4 0 0 1 0 8h-4" fill="none" stroke="var(--paper)" strokeWidth="3" strokeLinecap="round" />
      <circle cx="23.5" cy="20" r="2.8" fill="light-dark(#ffb36b, #a34a06)" />
    </svg>
  );
}
