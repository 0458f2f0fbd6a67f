import { ArrowLeft, ArrowRight, Lock, LockOpen, Waypoints } from 'lucide-react';
import type { RequestState, StageState } from '../../trace/fold.js';
import { text } from '../text/text.js';
import { useLabel } from './beside.js';
import { Inspectable } from './inspectable.js';

/** The way between the browsers and the app: there on top, back below, and the proxies between. */
export function Wire({ state, request }: { state: StageState; request: RequestState | undefined }) {
  const secure = request?.url.startsWith('https:') ?? false;
  const hops = Array.from({ length: state.proxies }, (_, i) => i + 1);
  const lit = state.touched?.what === 'time' ? 'time' : request?.place === 'wire' ? 'there' : null;
  return (
    <section className="stage-wire" data-actor="browser" aria-label={useLabel(text.stage.wire)} data-lit={lit}>
      <Lane way="there" secure={secure}>
        <span className="dock dock-open" data-dock="wire:there" />
      </Lane>
      {hops.map((hop) => (
        <div key={hop} className="proxy" data-active={request?.place === 'proxy' && request.hop === hop}>
          <span className="dock dock-token" data-dock={`proxy:${hop}`} />
          <Waypoints size={15} aria-hidden className="flex-none text-actor" />
          <span className="font-semibold text-ink">{text.stage.proxy(hop)}</span>
          {secure && hop === hops.length && <span className="text-faint">{text.stage.passesOnByHttp}</span>}
        </div>
      ))}
      <Lane way="back" secure={secure}>
        <span className="dock dock-open" data-dock="wire:back" />
      </Lane>
      <ul className="wire-requests printing:hidden" aria-label={text.stage.requests}>
        {state.requests.map(({ id, method, url }) => (
          <li key={id} className="relative">
            <Inspectable
              selection={{ kind: 'request', requestId: id }}
              label={text.stage.inspectRequest(id, method, new URL(url).pathname)}
            >
              {id} <span className="text-faint">{text.stage.headers}</span>
            </Inspectable>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lane({ way, secure, children }: { way: 'there' | 'back'; secure: boolean; children: React.ReactNode }) {
  const Arrow = way === 'there' ? ArrowRight : ArrowLeft;
  const LockIcon = secure ? Lock : LockOpen;
  return (
    <div className="lane" data-way={way}>
      <span className="flex items-center gap-1.5 text-faint text-xs">
        {way === 'there' && (
          <>
            <LockIcon size={11} aria-hidden /> {secure ? 'https' : 'http'}
          </>
        )}
        <span className="lane-line" aria-hidden />
        {text.stage[way]} <Arrow size={12} aria-hidden />
      </span>
      {children}
    </div>
  );
}
