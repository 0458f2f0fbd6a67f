import type { ReactNode } from 'react';
import { MotionSpecimens } from './motion-specimens.js';
import { StageSpecimens } from './stage-specimens.js';
import { Controls, Palette, Type } from './token-specimens.js';

/** The design language, shown by the page's own components in each of their states (docs/DESIGN-LANGUAGE.md). */
export default function DesignPage() {
  return (
    <main className="mx-auto flex max-w-5xl flex-col gap-10 p-5 pb-24 lg:p-10">
      <header>
        <h1 className="font-serif text-4xl tracking-tight">The design language</h1>
        <p className="mt-2 max-w-prose text-soft">
          One idea carries the page: the cloakroom. A session is a coat that stays behind, a cookie is the ticket that
          is carried away, and express-session asks everybody the same few questions.
        </p>
      </header>
      <Part title="Who">
        <Palette />
      </Part>
      <Part title="Type">
        <Type />
      </Part>
      <Part title="Controls">
        <Controls />
      </Part>
      <Part title="On the stage">
        <StageSpecimens />
      </Part>
      <Part title="Motion">
        <MotionSpecimens />
      </Part>
    </main>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4 border-line border-t pt-6">
      <h2 className="font-serif text-2xl">{title}</h2>
      {children}
    </section>
  );
}
