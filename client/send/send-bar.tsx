import { ChevronDown, Hourglass, Lock, LockOpen, Power, RotateCcw, SendHorizontal } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { act, resetSandbox, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { chooseBrowser, methods, saysMore, send, useBrowsers, useSend } from './send-form.js';

const words = text.send;

// few requests need them
const MoreFields = lazy(() => import('./more-fields.js'));

/** Says what to send and from whom, and what else can happen to the world; after that what the page has beside it. */
export function SendBar({ children }: { children?: ReactNode }) {
  const form = useSend();
  const browsers = useBrowsers();
  const ready = useSandbox((state) => state.id !== null);
  const [more, setMore] = useState(false);
  const secure = form.scheme === 'https';
  const LockIcon = secure ? Lock : LockOpen;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-lg:contents">
      <form
        // opened it is too high to stay in view on a phone
        className={`z-10 flex min-w-0 flex-wrap items-center rounded-xl border border-line bg-surface p-1 shadow-lift focus-within:border-line-strong lg:flex-1 lg:basis-[33rem] ${more ? '' : 'max-lg:sticky max-lg:top-2'}`}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <select
          className="field w-28 truncate font-semibold"
          aria-label={words.browser}
          value={form.browser}
          onChange={(event) => chooseBrowser(event.target.value)}
        >
          {browsers.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="h-5 w-px bg-line" aria-hidden />
        <select
          className="field"
          aria-label={words.method}
          value={form.method}
          onChange={(event) => useSend.setState({ method: event.target.value })}
        >
          {methods.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="flex min-w-40 flex-1 items-center">
          <button
            type="button"
            className="field flex flex-none cursor-pointer items-center gap-1 px-1.5"
            aria-label="https"
            aria-pressed={secure}
            title={secure ? words.overHttps : words.overHttp}
            onClick={() => useSend.setState({ scheme: secure ? 'http' : 'https' })}
          >
            <LockIcon size={13} aria-hidden />
            <span className={secure ? 'text-ink' : 'text-soft'}>{form.scheme}://</span>
          </button>
          <span className="text-faint font-mono text-sm max-sm:sr-only">shop.test</span>
          <input
            className="field min-w-0 flex-1 px-1"
            aria-label={words.path}
            value={form.path}
            spellCheck={false}
            autoCapitalize="none"
            autoComplete="off"
            onChange={(event) => useSend.setState({ path: event.target.value })}
          />
        </span>
        <button
          type="button"
          className="button button-quiet gap-1 px-2"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {words.more}
          {!more && saysMore(form) && (
            <>
              <span className="sr-only">{words.holdsValues}</span>
              <span aria-hidden className="size-1.5 rounded-full bg-ink" />
            </>
          )}
          <ChevronDown size={14} aria-hidden className={more ? 'rotate-180' : ''} />
        </button>
        <button type="submit" className="button button-main" disabled={!ready}>
          {words.send} <SendHorizontal size={15} aria-hidden />
        </button>
        {more && (
          <Suspense fallback={null}>
            <MoreFields />
          </Suspense>
        )}
      </form>
      <WorldButtons ready={ready}>{children}</WorldButtons>
    </div>
  );
}

const minute = 60_000;

function WorldButtons({ ready, children }: { ready: boolean; children: ReactNode }) {
  const advance = (ms: number) => void act({ type: 'advance', ms });
  return (
    <fieldset className="flex flex-wrap" disabled={!ready}>
      <legend className="sr-only">{words.world}</legend>
      <button
        type="button"
        className="button button-quiet px-2"
        title={words.minutePasses}
        onClick={() => advance(minute)}
      >
        <Hourglass size={15} aria-hidden /> {words.minute}
      </button>
      <button
        type="button"
        className="button button-quiet px-2"
        title={words.hourPasses}
        onClick={() => advance(60 * minute)}
      >
        {words.hour}
      </button>
      <button
        type="button"
        className="button button-quiet px-2"
        title={words.restartAbout}
        onClick={() => void act({ type: 'restart' })}
      >
        <Power size={15} aria-hidden /> {words.restart}
      </button>
      <button
        type="button"
        className="button button-quiet px-2"
        title={words.resetAbout}
        onClick={() => void resetSandbox()}
      >
        <RotateCcw size={15} aria-hidden /> {words.reset}
      </button>
      {children}
    </fieldset>
  );
}
