import { useState } from 'react';
import { beforeFirst } from '../../../trace/fold.js';
import { Packet } from '../../stage/packet.js';
import { StoreRow } from '../../stage/store-row.js';
import { Specimen } from './specimen.js';
import { request } from './stage-specimens.js';

const places = ['wire', 'app', 'store', 'browser'] as const;

/** Each motion once more with each press. */
export function MotionSpecimens() {
  const [turn, setTurn] = useState(0);
  const place = places[turn % places.length] ?? 'wire';
  return (
    <div className="flex flex-col gap-4">
      <button type="button" className="button self-start" onClick={() => setTurn(turn + 1)}>
        Move
      </button>
      <div className="grid gap-6 sm:grid-cols-3">
        <Specimen name={`travels and folds: now ${place}`}>
          <div
            className="relative h-14"
            style={
              {
                '--x': `${(turn % places.length) * 3}rem`,
                '--y': '0px',
                '--width': place === 'wire' || place === 'browser' ? '9rem' : '2.35rem',
              } as React.CSSProperties
            }
          >
            <Packet request={{ ...request, place }} index={0} />
          </div>
        </Specimen>
        <Specimen name="falls: gone from the store">
          <ul key={turn} data-actor="store">
            <StoreRow
              sid="srSdeqV6pQ1Lr0a8Yy2nKc7mXb3TzW4d"
              session={{ views: 1 }}
              state={beforeFirst}
              touched={false}
              gone
            />
          </ul>
        </Specimen>
        <Specimen name="sweeps: the clock jumped">
          <div className="relative h-14">
            <p key={turn} className="time-jump">
              + 20 min
            </p>
          </div>
        </Specimen>
      </div>
    </div>
  );
}
