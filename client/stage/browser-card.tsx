import { isRealClient } from '../../protocol/action.js';
import type { TraceEvent } from '../../trace/event.js';
import { own, type StageState } from '../../trace/fold.js';
import { isDeadTicket } from '../../trace/ticket.js';
import { text } from '../text/text.js';
import { DifferenceMark, place, useLabel } from './beside.js';
import { Jar } from './jar.js';
import { lastPage, PageView } from './page-view.js';

type Props = {
  name: string;
  state: StageState;
  events: readonly TraceEvent[];
  /** Whether this is the one that is looked at: its page is shown too. */
  open: boolean;
  onLook: (name: string) => void;
};

/** A browser: who it is, the page it shows, and its cookie jar. */
export function BrowserCard({ name, state, events, open, onLook }: Props) {
  const at = state.requests.findLast(({ browser }) => browser === name);
  const active = at !== undefined && (at.place === 'browser' || (at.place === 'wire' && at.hop === 0));
  const ownCookies = keepsItself(name);
  const cookies = own(state.browsers, name) ?? [];
  const dead = cookies.filter((cookie) => isDeadTicket(cookie, state));
  const label = useLabel(open ? text.stage.browser : name);
  return (
    <section
      className="browser-card"
      data-actor="browser"
      data-open={open}
      data-active={active}
      data-browser={name}
      aria-label={label}
    >
      <button
        type="button"
        className="flex items-center gap-2 rounded-lg text-left"
        aria-pressed={open}
        aria-label={text.stage.lookAt(name)}
        onClick={() => onLook(name)}
      >
        <Avatar name={name} />
        <span className={`truncate font-semibold text-sm ${open ? 'text-ink' : 'text-soft'}`}>{name}</span>
      </button>
      {open && <DifferenceMark at={place.page(name)} />}
      {open && <PageView shown={lastPage(events, state.seq, name)} />}
      {at?.from && <p className="px-1 font-medium text-ink text-xs">{text.stage.sentFrom(at.from)}</p>}
      {ownCookies ? (
        <p className="px-1 text-faint text-xs">{ownCookies}</p>
      ) : (
        <Jar browser={name} cookies={cookies} dead={dead} touched={state.touched} />
      )}
      {at?.refused && !ownCookies && <p className="px-1 text-danger text-xs">{text.stage.refused(at.refused)}</p>}
    </section>
  );
}

/** A browser's letter; of a client outside its number. */
export function Avatar({ name }: { name: string }) {
  return (
    <span aria-hidden className="avatar">
      {isRealClient(name) ? name.slice('real:'.length) : name[0]}
    </span>
  );
}

/** Where the cookies of a client are that has no jar on the stage; null for a browser of the world. */
function keepsItself(name: string): string | null {
  if (name === 'curl') return text.stage.curlKeeps;
  return isRealClient(name) ? text.stage.outside(name) : null;
}
