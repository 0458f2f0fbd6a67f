import { type Finding, mistakes } from '../../trace/diagnose/finding.js';
import type { TraceEvent } from '../../trace/event.js';
import { text } from '../text/text.js';
import { EditOffer } from './edit-offer.js';
import { useFindings } from './findings.js';

/** The known mistakes that an event made so. */
export function FindingNotes({ event }: { event: TraceEvent }) {
  const findings = useFindings((state) => state.findings);
  return findings
    .filter(({ seq }) => seq === event.seq)
    .map((finding) => <FindingNote key={finding.mistake} finding={finding} />);
}

function FindingNote({ finding: { mistake, because, change, edit } }: { finding: Finding }) {
  return (
    <div className="mt-3 rounded-lg bg-actor-tint px-3 py-2.5 text-sm" data-mistake={mistake}>
      <p className="eyebrow text-actor">{text.log.knownMistake}</p>
      <h4 className="mt-0.5 font-semibold text-ink">{mistakes[mistake]}</h4>
      <p className="mt-1 text-soft">{because}</p>
      <p className="mt-1 text-ink">{text.log.mend(change)}</p>
      {edit && <EditOffer edit={edit} />}
    </div>
  );
}
