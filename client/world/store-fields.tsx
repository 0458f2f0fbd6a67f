import type { StoreKind } from '../../source/set-store.js';
import { Labelled } from '../design/labelled.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { Group, Note } from './group.js';
import { NumberInput } from './number-input.js';
import type { Change } from './set-up.js';
import type { SetupForm } from './setup-form.js';

const says = text.world.store;

/** Where the sessions are kept, how long it takes to answer, and how much it may hold. */
export function StoreFields({ form, change }: { form: SetupForm; change: Change }) {
  const embedded = useSandbox((state) => state.redis === 'embedded');
  const { store, storeLatency, maxmemory } = form;
  return (
    <Group actor="store" title={says.title}>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Labelled label={says.kind}>
          <select
            className="field w-full border-line"
            value={store}
            onChange={(event) => change({ store: event.target.value as StoreKind })}
          >
            <option value="memory">MemoryStore</option>
            <option value="redis">{embedded ? says.embedded : says.real}</option>
            {store === 'own' && <option value="own">{says.own}</option>}
          </select>
        </Labelled>
        <Labelled label={says.latency}>
          <NumberInput value={storeLatency} set={(text) => change({ storeLatency: text })} />
        </Labelled>
        <Labelled label={says.maxmemory}>
          <NumberInput
            value={maxmemory}
            placeholder={says.noBound}
            // a real server has its own
            disabled={store === 'memory' || !embedded}
            set={(text) => change({ maxmemory: text })}
          />
        </Labelled>
      </div>
      <Note>{store !== 'redis' ? says.aboutCode : embedded ? says.aboutEmbedded : says.aboutReal}</Note>
    </Group>
  );
}
