import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { SidMark } from '../stage/sid-mark.js';
import { text } from '../text/text.js';
import { Header } from './header.js';
import { WaysOn } from './ways-on.js';

/** A page that has nothing to show but one sentence, or one thing to do; and the ways to where there is something. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  const [here] = useLocation();
  return (
    <div className="flex min-h-dvh flex-col">
      <Header live={false} />
      <main className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-5 p-6 pb-24">
        {/* the ticket of this address: nothing hangs behind it */}
        <span className="origin-left scale-[2.4] self-start pb-1" aria-hidden>
          <SidMark sid={here} bare dead />
        </span>
        <h1 className="mt-4 font-serif text-[1.75rem] text-ink leading-tight tracking-tight">{title}</h1>
        <div className="text-soft">{children}</div>
        <WaysOn first={{ to: '/lesson', label: text.home.lesson }} />
      </main>
    </div>
  );
}
