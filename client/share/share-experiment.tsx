import { Download, FolderDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Experiment } from '../../protocol/experiment.js';
import { linkText } from '../../protocol/share/link.js';
import { text } from '../text/text.js';
import { CopyAs } from './copy-as.js';
import { Links } from './links.js';
import { saveFile } from './save-file.js';

const { share } = text;

/** An experiment as links, as files, and as text for elsewhere. */
export function ShareExperiment({ experiment }: { experiment: Experiment }) {
  const link = useMemo(() => linkText(experiment), [experiment]);
  const [shortId, setShortId] = useState<string | null>(null);
  const json = useMemo(() => JSON.stringify(experiment, null, 2), [experiment]);
  return (
    <>
      <Links link={link} made={setShortId} />
      <section aria-label={share.files} className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button"
          onClick={() => saveFile('experiment.json', [json, '\n'], 'application/json')}
        >
          <Download size={16} aria-hidden /> {share.downloadExperiment}
        </button>
        <button
          type="button"
          className="button"
          onClick={async () => {
            const { projectZip } = await import('./project/project.js');
            saveFile('session-playground.zip', [projectZip(experiment)], 'application/zip');
          }}
        >
          <FolderDown size={16} aria-hidden /> {share.downloadProject}
        </button>
        <p className="text-faint text-sm">{share.filesAbout}</p>
      </section>
      <CopyAs
        experiment={experiment}
        json={json}
        path={shortId === null ? `/play?embed#x=${link}` : `/play/${shortId}?embed`}
      />
    </>
  );
}
