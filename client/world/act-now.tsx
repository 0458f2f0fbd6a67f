import { useState } from 'react';
import { sentence } from '../../trace/sentence.js';
import { Check, Labelled } from '../design/labelled.js';
import { currentSource } from '../editor/draft.js';
import { act, tell, useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { BrowserActions } from './browser-actions.js';
import { Group } from './group.js';
import { NumberInput } from './number-input.js';
import { StoreActions } from './store-actions.js';

const says = text.world.time;

/** What can be done to a world that runs, beside sending requests. */
export function ActNow() {
  const last = useSandbox((state) => state.events.at(-1));
  return (
    <div className="flex flex-col gap-3">
      <TimeActions />
      <StoreActions />
      <BrowserActions />
      <p role="status" className="truncate text-faint text-sm">
        {last && `${last.seq}: ${sentence(last)}`}
      </p>
    </div>
  );
}

const units = { ms: 1, s: 1_000, min: 60_000, h: 3_600_000, days: 86_400_000 };
type Unit = keyof typeof units;

function TimeActions() {
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState<Unit>('days');
  const [keepStore, setKeepStore] = useState(true);
  const pass = () => {
    const ms = Math.round(Number(amount) * units[unit]);
    if (amount.trim() === '' || !(ms >= 0)) return tell(says.noTime(amount));
    void act({ type: 'advance', ms });
  };
  return (
    <Group actor="process" title={says.title}>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          pass();
        }}
      >
        <div className="w-24">
          <Labelled label={says.amount}>
            <NumberInput value={amount} set={setAmount} />
          </Labelled>
        </div>
        <Labelled label={says.unit}>
          <select className="field border-line" value={unit} onChange={(event) => setUnit(event.target.value as Unit)}>
            {Object.entries(says.units).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
        <button type="submit" className="button">
          {says.pass}
        </button>
      </form>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <button type="button" className="button" onClick={() => void act({ type: 'restart' })}>
          {says.restart}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void act({ type: 'deploy', app: currentSource(), keepStore })}
        >
          {says.deploy}
        </button>
        <Check label={says.keepStore} checked={keepStore} set={setKeepStore} />
      </div>
    </Group>
  );
}
