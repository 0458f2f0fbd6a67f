import { Database } from 'lucide-react';
import type { StageState } from '../../trace/fold.js';
import { text } from '../text/text.js';
import { useLabel } from './beside.js';
import { RedisWire } from './redis-wire.js';
import { StoreRow } from './store-row.js';

/** The rows that the store holds, one per session, and those that just went. */
export function Store({ state, name }: { state: StageState; name: string }) {
  const { rows, dropped, touched, storeFails, requests } = state;
  const held = Object.entries(rows);
  const gone = Object.entries(dropped).filter(([sid]) => !Object.hasOwn(rows, sid));
  const asked = requests.some(({ place }) => place === 'store');
  return (
    <section className="store" data-actor="store" data-active={asked} aria-label={useLabel(name)}>
      <header className="flex min-h-6 items-center gap-2">
        <Database size={16} aria-hidden className="flex-none text-actor" />
        <h4 className="truncate font-semibold text-[0.9375rem] text-ink">{name}</h4>
        <span className="dock dock-token" data-dock="store" />
      </header>
      <p className="-mt-2 text-faint text-xs">{text.stage.sessions(held.length)}</p>
      {storeFails && <p className="text-danger text-xs">{text.stage.fails[storeFails.how]}</p>}
      {state.redis && <RedisWire sent={state.redis} />}
      <ul className="store-rows">
        {held.map(([sid, session]) => (
          <StoreRow
            key={sid}
            sid={sid}
            session={session}
            state={state}
            touched={touched?.what === 'row' && touched.sid === sid}
          />
        ))}
        {gone.map(([sid, session]) => (
          <StoreRow key={`gone ${sid}`} sid={sid} session={session} state={state} touched={false} gone />
        ))}
      </ul>
    </section>
  );
}
