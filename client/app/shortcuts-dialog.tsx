import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useFocusBack } from '../design/focus-back.js';
import { text } from '../text/text.js';
import { drawn, type Shape } from '../timeline/marks.js';
import { shortcuts } from './shortcuts.js';

const said = text.shortcuts;

/** The keys, and what the marks on the timeline mean. */
export default function ShortcutsDialog({ close }: { close: () => void }) {
  const focusBack = useFocusBack();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[light-dark(rgb(60_50_30/35%),rgb(0_0_0/60%))]" />
        <Dialog.Content
          onCloseAutoFocus={focusBack}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-3xl flex-col gap-5 overflow-y-auto rounded-t-2xl border border-line bg-paper p-5 shadow-lift sm:top-[6dvh] sm:bottom-auto sm:max-h-[88dvh] sm:rounded-2xl sm:p-7"
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-serif text-2xl text-ink tracking-tight">{said.title}</Dialog.Title>
              <Dialog.Description className="mt-1 text-soft text-sm">{said.about}</Dialog.Description>
            </div>
            <Dialog.Close className="button button-quiet button-icon" aria-label={said.close}>
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
            <dl className="flex flex-col gap-1.5 text-sm">
              {shortcuts.map(({ keys, what }) => (
                <div key={what} className="flex items-baseline justify-between gap-4">
                  <dt className="text-soft">{what}</dt>
                  <dd className="flex flex-none items-baseline gap-1.5">{listed(keys)}</dd>
                </div>
              ))}
            </dl>
            <section aria-labelledby="marks">
              <h3 id="marks" className="eyebrow mb-2">
                {said.marks}
              </h3>
              <ul className="flex flex-col gap-1.5 text-soft text-sm">
                {Object.entries(text.timeline.shapes).map(([shape, meaning]) => (
                  <li key={shape} className="flex items-baseline gap-3">
                    <svg viewBox="-6 -6 12 12" className="size-3.5 flex-none self-center" aria-hidden>
                      <path d={`M0 0${drawn[shape as Shape]}`} fill="var(--ink)" fillRule="evenodd" />
                    </svg>
                    {meaning}
                  </li>
                ))}
              </ul>
            </section>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** `Shift ← or [`; a letter once, whichever its case. */
function listed(keys: readonly string[]) {
  const named = [...new Set(keys.map((key) => said.keys[key] ?? key.toUpperCase()))];
  return named.map((key, i) => (
    <span key={key} className="flex items-baseline gap-1.5">
      {i > 0 && <span className="text-faint text-xs">{said.or}</span>}
      <kbd className="rounded border border-line-strong bg-surface px-1.5 font-mono text-ink text-xs leading-5">
        {key}
      </kbd>
    </span>
  ));
}
