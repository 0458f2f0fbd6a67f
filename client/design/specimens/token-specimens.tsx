import { actorNames } from '../actor.js';
import { Specimen } from './specimen.js';

const grounds = ['paper', 'surface', 'sunken', 'line', 'line-strong', 'ink', 'ink-soft', 'ink-faint', 'danger'];

/** One colour an actor, and what is not an actor's. */
export function Palette() {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {Object.values(actorNames).map((actor) => (
          <Specimen key={actor} name={`--${actor}, its tint, its line`}>
            <div
              data-actor={actor}
              className="flex h-24 items-end rounded-2xl border border-actor-line bg-actor-tint p-3 font-semibold text-actor"
            >
              {actor}
            </div>
          </Specimen>
        ))}
      </div>
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-9">
        {grounds.map((name) => (
          <Specimen key={name} name={`--${name}`}>
            <div className="h-12 rounded-xl border border-line" style={{ background: `var(--${name})` }} />
          </Specimen>
        ))}
      </div>
    </>
  );
}

export function Type() {
  return (
    <div className="flex flex-col gap-3">
      <p className="font-serif text-[1.75rem] leading-tight">What is told stands in the serif.</p>
      <p className="text-[0.9375rem]">What is used stands in the sans: controls, labels, captions.</p>
      <p className="font-mono text-[0.8125rem]">Set-Cookie: connect.sid=s%3A…; Path=/; HttpOnly</p>
      <p className="eyebrow">A small heading</p>
    </div>
  );
}

export function Controls() {
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Specimen name="main">
        <button type="button" className="button button-main">
          Send
        </button>
      </Specimen>
      <Specimen name="ordinary">
        <button type="button" className="button">
          Next
        </button>
      </Specimen>
      <Specimen name="quiet">
        <button type="button" className="button button-quiet">
          Leave out
        </button>
      </Specimen>
      <Specimen name="disabled">
        <button type="button" className="button" disabled>
          Step back
        </button>
      </Specimen>
      {[false, true].map((on) => (
        <Specimen key={String(on)} name={on ? 'on' : 'off'}>
          <button
            type="button"
            role="switch"
            aria-checked={on}
            aria-label={on ? 'on' : 'off'}
            className="switch"
            data-actor="store"
          />
        </Specimen>
      ))}
      <Specimen name="field">
        <input className="field border-line px-2" aria-label="A field" defaultValue="/cart" />
      </Specimen>
      <Specimen name="tag">
        <span className="tag" data-actor="middleware">
          cookie.read
        </span>
      </Specimen>
    </div>
  );
}
