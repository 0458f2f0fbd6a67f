import { ExternalLink, RotateCcw } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation, useParams, useSearchParams } from 'react-router';
import type { Experiment } from '../../protocol/experiment.js';
import { Header } from '../app/header.js';
import { MessagePage } from '../app/message-page.js';
import { Workspace } from '../app/workspace.js';
import { recallSandbox, rememberSandbox } from '../live/remembered.js';
import { openSandbox, replaceSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import OpenForm from './open-form.js';
import { useOpened } from './opened.js';

const { play } = text;

/** An experiment that somebody shared: by a link that holds it, a short one, or a file. */
export default function PlayPage() {
  const { id } = useParams();
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const opened = useOpened(id, hash);
  const embedded = search.has('embed');
  useEffect(() => {
    document.title = `${play.title} · Session Playground`;
  }, []);
  if (opened.state === 'loading') return null;
  if (opened.state === 'failed') return <MessagePage title={play.failed}>{opened.message}</MessagePage>;
  if (opened.state === 'nothing') {
    return (
      <MessagePage title={play.open}>
        <OpenForm />
      </MessagePage>
    );
  }
  const address = `${id ? `/play/${id}` : '/play'}${hash}`;
  const { experiment } = opened;
  return embedded ? (
    <Embedded key={address} experiment={experiment} address={address} />
  ) : (
    <Shared key={address} experiment={experiment} address={address} />
  );
}

type Props = { experiment: Experiment; address: string };

function Shared({ experiment, address }: Props) {
  useEffect(
    () => openSandbox(experiment, recallSandbox(address), (sandbox) => rememberSandbox(address, sandbox)),
    [experiment, address],
  );
  return (
    <div className="flex min-h-dvh flex-col">
      <Header>
        <button
          type="button"
          className="button button-quiet max-sm:button-icon"
          title={play.againHint}
          onClick={() => void replaceSandbox(experiment)}
        >
          <RotateCcw size={15} aria-hidden /> <span className="max-sm:sr-only">{play.again}</span>
        </button>
      </Header>
      <main className="mx-auto w-full max-w-6xl">
        <h1 className="sr-only">{play.title}</h1>
        <Workspace />
      </main>
    </div>
  );
}

/** In a frame of another page: nothing is remembered, and the only way out is a tab of its own. */
function Embedded({ experiment, address }: Props) {
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
