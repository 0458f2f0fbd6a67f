import { ExternalLink } from 'lucide-react';
import { useEffect } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { Workspace } from '../app/workspace.js';
import { openSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';

const { play } = text;

/** In a frame of another page: nothing is remembered, and the only way out is a tab of its own. */
export function Embedded({ experiment, address }: { experiment: Experiment; address: string }) {
  useEffect(() => openSandbox(experiment, null, () => {}), [experiment]);
  return (
    <main data-embed>
      <h1 className="sr-only">{play.title}</h1>
      <Workspace />
      <p className="border-line border-t px-4 py-2 text-sm">
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 text-soft underline"
        >
          {play.full} <ExternalLink size={13} aria-hidden />
        </a>
      </p>
    </main>
  );
}
