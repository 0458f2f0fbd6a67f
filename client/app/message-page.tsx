import type { ReactNode } from 'react';

/** A page that has nothing to show but one sentence, or one thing to do. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <h1 className="font-serif text-2xl">{title}</h1>
      <div className="text-soft">{children}</div>
    </main>
  );
}
