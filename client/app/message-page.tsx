import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { text } from '../text/text.js';

/** A page that has nothing to show but one sentence, or one thing to do. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="font-serif text-2xl">{title}</h1>
      <div className="text-soft">{children}</div>
      <Link to="/" className="self-start text-soft text-sm underline underline-offset-4">
        {text.header.toStart}
      </Link>
    </main>
  );
}
