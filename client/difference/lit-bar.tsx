import { SkipBack, SkipForward, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../design/icon-button.js';
import { text } from '../text/text.js';
import { seek, usePlayhead } from '../timeline/playhead.js';
import { putOut, useLit } from './lit.js';

const says = text.otherwise;

/** Below the timeline while differences are lit: how many, the ways from one to the next, and out with them. */
export default function LitBar() {
  const at = usePlayhead((state) => state.at);
  const events = useLit((state) => state.events);
  if (!events) return null;
  const places = [...events.keys()];
  const previous = places.findLast((place) => place < at);
  const next = places.find((place) => place > at);
  return (
    <section
      aria-label={says.title}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-xl border border-line-strong bg-surface py-1 pr-1 pl-3"
    >
      <p role="status" className="flex min-w-0 flex-1 basis-48 items-baseline gap-2 text-ink text-sm">
        <span aria-hidden className="difference-mark">
          ≠
        </span>
        {says.places(places.length)}
      </p>
      <Step label={says.previous} to={previous}>
        <SkipBack size={15} aria-hidden />
      </Step>
      <Step label={says.next} to={next}>
        <SkipForward size={15} aria-hidden />
      </Step>
      <IconButton label={says.dismiss} onClick={putOut}>
        <X size={16} aria-hidden />
      </IconButton>
      {places.length > 0 && <p className="basis-full pb-1 text-faint text-xs">{says.key}</p>}
    </section>
  );
}

function Step({ label, to, children }: { label: string; to: number | undefined; children: ReactNode }) {
  return (
    <IconButton label={label} disabled={to === undefined} onClick={() => to !== undefined && seek(to)}>
      {children}
    </IconButton>
  );
}
