import { GalleryHorizontalEnd, RotateCcw } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { Header } from '../app/header.js';
import { Workspace } from '../app/workspace.js';
import { replaceSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { playFromFirst } from '../timeline/playhead.js';
import { Gallery, toGallery } from './gallery.js';
import { usePlaySandbox } from './play-sandbox.js';
import { useWide } from './wide.js';

// comes with the editor, on screens that have room for it
const CodeBeside = lazy(() => import('./code-beside.js'));

const { play } = text;

type Props = {
  experiment: Experiment;
  /** What the page is about, and where: a piece of the gallery, what somebody shared, or the blank one. */
  title: string;
  summary: string;
  address: string;
  /** The gallery's piece. */
  piece?: string | undefined;
  shared: boolean;
};

/** The workspace without a lesson: the code at hand, and the gallery below. */
export function Playground({ experiment, title, summary, address, piece, shared }: Props) {
  usePlaySandbox(experiment, address, piece !== undefined);
  const wide = useWide();
  const startOver = () => {
    if (piece !== undefined) playFromFirst();
    void replaceSandbox(experiment);
  };
  return (
    <div className="flex min-h-dvh flex-col">
      <Header>
        <button
          type="button"
          className="button button-quiet max-sm:button-icon printing:hidden"
          title={play.againHint}
          onClick={startOver}
        >
          <RotateCcw size={15} aria-hidden />{' '}
          <span className="max-sm:sr-only">{shared ? play.asShared : play.again}</span>
        </button>
      </Header>
      <main className={wide ? '' : 'mx-auto w-full max-w-6xl'}>
        <Beside wide={wide}>
          <div className="flex items-start gap-4 px-4 pt-5 lg:px-6">
            <div className="min-w-0 flex-1">
              <h1 className="font-serif text-2xl text-ink leading-tight tracking-tight">{title}</h1>
              <p className="mt-1 max-w-3xl text-pretty text-soft text-sm">{summary}</p>
            </div>
            <button type="button" className="button printing:hidden" onClick={toGallery}>
              <GalleryHorizontalEnd size={15} aria-hidden /> {text.gallery.name}
            </button>
          </div>
          <Workspace codeBeside={wide} />
          <Gallery current={piece} />
        </Beside>
      </main>
    </div>
  );
}

const Beside = ({ wide, children }: { wide: boolean; children: ReactNode }) =>
  wide ? (
    <Suspense fallback={null}>
      <CodeBeside>{children}</CodeBeside>
    </Suspense>
  ) : (
    children
  );
