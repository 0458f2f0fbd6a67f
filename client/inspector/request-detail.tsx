import { X } from 'lucide-react';
import { useDeferredValue } from 'react';
import { IconButton } from '../design/icon-button.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { ArrivalHeading } from './arrival-heading.js';
import { GateReasons } from './gate-reasons.js';
import { RawHeaders } from './raw-headers.js';
import { closeRequest, type Selection, type SelectionOf, select } from './selection.js';
import { SessionDiff } from './session-diff.js';

const says = text.inspectedRequest;

type RequestSelection = SelectionOf<'request' | 'session' | 'gate'>;

const kinds: readonly Selection['kind'][] = ['request', 'session', 'gate'];

/** A request in place of the selected event: its headers, what it did to its session, or why it was decided so. */
export default function RequestDetail({ selection }: { selection: RequestSelection }) {
  const { requestId } = selection;
  const all = useSandbox((sandbox) => sandbox.events);
  const at = useDeferredValue(usePlayhead((playhead) => playhead.at));
  const events = all.slice(0, at).filter((event) => event.requestId === requestId);
  const views: RequestSelection[] = [
    { kind: 'request', requestId },
    { kind: 'session', requestId },
    { kind: 'gate', requestId, gate: null },
  ];
  return (
    <section
      aria-label={says.title(requestId)}
      data-actor="middleware"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
      tabIndex={0}
      className="flex min-h-0 flex-col gap-3 overflow-y-auto rounded-xl border border-actor-line bg-surface p-4"
    >
      <div className="flex items-center gap-2">
        <ArrivalHeading of={kinds} className="flex-1">
          {says.title(requestId)}
        </ArrivalHeading>
        <IconButton label={says.close} className="-my-1" onClick={closeRequest}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{says.views}</legend>
        {views.map((view) => (
          <button
            key={view.kind}
            type="button"
            aria-pressed={view.kind === selection.kind}
            className={`button text-xs ${view.kind === selection.kind ? 'border-actor! bg-actor-tint!' : ''}`}
            onClick={() => select(view)}
          >
            {says.request[view.kind]}
          </button>
        ))}
      </fieldset>
      {events.length === 0 ? (
        <p className="text-soft text-sm">{says.unknown(requestId)}</p>
      ) : (
        <>
          {selection.kind === 'request' && <RawHeaders events={events} />}
          {selection.kind === 'session' && <SessionDiff events={events} />}
          {selection.kind === 'gate' && <GateReasons events={events} selection={selection} />}
        </>
      )}
    </section>
  );
}
