import { lazy, Suspense, useState } from 'react';
import type { EventOf, HeaderList, TraceEvent } from '../../trace/event.js';
import { sentence } from '../../trace/sentence.js';
import { actorNames, actorOf } from '../design/actor.js';
import { useLit } from '../difference/lit.js';
import { useSandboxOrigin } from '../live/origin.js';
import { text } from '../text/text.js';
import { explanationsOf, useExplanations } from './explanations.js';
import { FindingNotes } from './finding-notes.js';
import { Why } from './why.js';

const RequestAsCurl = lazy(() => import('../share/request-as-curl.js'));

/** One event: what it carries, and why it came about. */
export function EventDetail({ event }: { event: TraceEvent }) {
  const actor = actorOf(event);
  const why = explanationsOf(event, useExplanations(event.requestId));
  const { seq, at, requestId, browser, type, ...fields } = event;
  const where = [`event ${seq}`, requestId, browser, `${at} ms`].filter((part) => part !== null);
  return (
    <section
      aria-label={text.log.selected}
      data-actor={actor}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
      tabIndex={0}
      className="min-h-0 overflow-y-auto rounded-xl border border-actor-line bg-surface p-4"
    >
      <p className="flex flex-wrap items-center gap-2 text-xs">
        <span className="tag">{type}</span>
        <span className="font-medium text-actor">{actorNames[actor]}</span>
        <span className="text-faint">{where.join(' · ')}</span>
      </p>
      <h3 className="mt-2 text-ink leading-snug">{sentence(event)}</h3>
      <WentOtherwise seq={event.seq} />
      <FindingNotes event={event} />
      {event.type === 'request' && <AsCurl key={event.seq} event={event} />}
      {why.map((explanation) => (
        <Why key={`${explanation.requestId} ${explanation.decision}`} explanation={explanation} />
      ))}
      <dl className="mt-3 flex flex-col gap-2">
        {Object.entries(fields).map(([name, value]) => (
          <Field key={name} name={name} value={value} />
        ))}
      </dl>
    </section>
  );
}

/** How it went otherwise than in the run before, where that is lit. */
function WentOtherwise({ seq }: { seq: number }) {
  const otherwise = useLit((lit) => lit.events?.get(seq));
  return otherwise?.said.map((said) => (
    <p key={said} className="mt-2 flex items-start gap-2 text-sm leading-snug">
      <span aria-hidden className="difference-mark">
        ≠
      </span>
      <span className="min-w-0 break-words text-soft">{said}</span>
    </p>
  ));
}

/** A request as a line of curl, when it is asked for. */
function AsCurl({ event }: { event: EventOf<'request'> }) {
  const [open, setOpen] = useState(false);
  const origin = useSandboxOrigin();
  if (origin === null) return null;
  return open ? (
    <Suspense fallback={null}>
      <RequestAsCurl event={event} origin={origin} />
    </Suspense>
  ) : (
    <button type="button" className="button mt-3 min-h-8" onClick={() => setOpen(true)}>
      {text.share.asCurl}
    </button>
  );
}

function Field({ name, value }: { name: string; value: unknown }) {
  if (value === '' || value === undefined) return null;
  return (
    <div>
      <dt className="eyebrow">{name}</dt>
      <dd className="mt-0.5 font-mono text-[0.8125rem] text-ink">
        {isHeaders(name, value) ? (
          <Headers headers={value} />
        ) : (
          <pre className="whitespace-pre-wrap break-words">{written(value)}</pre>
        )}
      </dd>
    </div>
  );
}

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));

const isHeaders = (name: string, value: unknown): value is HeaderList => name === 'headers' && Array.isArray(value);

function Headers({ headers }: { headers: HeaderList }) {
  if (headers.length === 0) return <span className="text-faint">{text.log.noHeaders}</span>;
  return (
    <ul>
      {headers.map(([name, value], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice with the same value, and the list never changes
        <li key={i} className="break-words">
          <span className={/^(set-)?cookie$/i.test(name) ? 'font-semibold text-actor' : 'text-faint'}>{name}: </span>
          {value}
        </li>
      ))}
    </ul>
  );
}
