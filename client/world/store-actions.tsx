import { useState } from 'react';
import { type StoreOp, storeOps } from '../../trace/event.js';
import { shortSid } from '../../trace/sentence.js';
import { Check, Labelled } from '../design/labelled.js';
import { act, useSandbox } from '../live/sandbox.js';
import type { ActionInput } from '../live/wire.js';
import { text } from '../text/text.js';
import { usePlayhead } from '../timeline/playhead.js';
import { Group, Note } from './group.js';

type Failure = Extract<ActionInput, { type: 'store.fail' }>['how'];

const { store, failures: says, rows } = text.world;
const hows: readonly Failure[] = ['error', 'timeout', 'disconnect'];

/** The store fails and recovers, and loses rows. */
export function StoreActions() {
  const failing = useSandbox(({ events }) => {
    const last = events.findLast((event) => event.type === 'store.fail');
    return last?.type === 'store.fail' && last.how !== null;
  });
  const [how, setHow] = useState<Failure>('error');
  const [ops, setOps] = useState<readonly StoreOp[]>(storeOps);
  return (
    <Group actor="store" title={store.title}>
      <Labelled label={says.how}>
        <select
          className="field w-full border-line sm:w-64"
          value={how}
          onChange={(event) => setHow(event.target.value as Failure)}
        >
          {hows.map((name) => (
            <option key={name} value={name}>
              {says[name]}
            </option>
          ))}
        </select>
      </Labelled>
      <fieldset>
        <legend className="text-faint text-xs">{says.ops}</legend>
        <div className="grid grid-cols-4 gap-x-2">
          {storeOps.map((op) => (
            <Check
              key={op}
              label={op}
              checked={ops.includes(op)}
              set={(checked) => setOps(storeOps.filter((name) => (name === op ? checked : ops.includes(name))))}
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2">
        <button
          type="button"
          className="button"
          disabled={ops.length === 0}
          onClick={() => void act({ type: 'store.fail', how, ops: [...ops] })}
        >
          {says.fail}
        </button>
        <button
          type="button"
          className="button"
          disabled={!failing}
          onClick={() => void act({ type: 'store.recover' })}
        >
          {says.recover}
        </button>
      </div>
      {failing && <Note>{says.failing}</Note>}
      <Rows />
    </Group>
  );
}

/** Taken out behind the app's back. */
function Rows() {
  const sids = Object.keys(usePlayhead((state) => state.latest.rows));
  const [chosen, setChosen] = useState('');
  const sid = sids.includes(chosen) ? chosen : sids[0];
  return (
    <div className="flex flex-wrap items-end gap-2 border-line border-t pt-3">
      <Labelled label={rows.session}>
        <select
          className="field w-44 border-line disabled:text-faint"
          disabled={sids.length === 0}
          value={sid}
          onChange={(event) => setChosen(event.target.value)}
        >
          {sids.length === 0 && <option>{rows.none}</option>}
          {sids.map((each) => (
            <option key={each} value={each}>
              {shortSid(each)}
            </option>
          ))}
        </select>
      </Labelled>
      <button
        type="button"
        className="button"
        disabled={sid === undefined}
        onClick={() => sid !== undefined && void act({ type: 'store.delete', sid })}
      >
        {rows.delete}
      </button>
      <button type="button" className="button" onClick={() => void act({ type: 'store.clear' })}>
        {rows.clear}
      </button>
    </div>
  );
}
