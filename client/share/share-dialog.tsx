import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { exportSandbox } from '../live/sandbox.js';
import OpenForm from '../play/open-form.js';
import { text } from '../text/text.js';
import { ShareExperiment } from './share-experiment.js';

const { share } = text;

type Props = { close: () => void /** Takes the focus back. */; closed: () => void };

/** What is on the page, to be taken elsewhere; and a way to open what comes from there. */
export default function ShareDialog({ close, closed }: Props) {
  const [experiment, setExperiment] = useState<Experiment | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    exportSandbox().then(setExperiment, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, []);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-[light-dark(rgb(60_50_30/35%),rgb(0_0_0/60%))]" />
        <Dialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            closed();
          }}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full max-w-2xl flex-col gap-6 overflow-y-auto rounded-t-2xl border border-line bg-paper p-5 shadow-lift sm:top-[6dvh] sm:bottom-auto sm:max-h-[88dvh] sm:rounded-2xl sm:p-7"
        >
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="font-serif text-2xl text-ink tracking-tight">{share.title}</Dialog.Title>
              <Dialog.Description className="mt-1 text-soft text-sm">
                {experiment ? share.about(experiment.actions.length) : share.loading}
              </Dialog.Description>
            </div>
            <Dialog.Close className="button button-quiet button-icon" aria-label={share.close}>
              <X size={18} aria-hidden />
            </Dialog.Close>
          </div>
          <p role="alert" className="text-danger text-sm empty:hidden">
            {problem}
          </p>
          {experiment && <ShareExperiment experiment={experiment} />}
          <section aria-labelledby="open-another" className="border-line border-t pt-5">
            <h3 id="open-another" className="eyebrow mb-3">
              {text.play.open}
            </h3>
            <OpenForm opened={close} />
          </section>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
