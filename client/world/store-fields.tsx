import type { StoreKind } from '../../source/set-store.js';
import { Labelled } from '../design/labelled.js';
import { useSandbox } from '../live/sandbox.js';
import { Group, Note } from './group.js';
import { NumberInput } from './number-input.js';
import type { Change } from './set-up.js';
import type { SetupForm } from './setup-form.js';

/** Where the sessions are kept, how long it takes to answer, and how much it may hold. */
export function StoreFields({ form, change }: { form: SetupForm; change: Change }) {
  const embedded = useSandbox((state) => state.redis === 'embedded');
  const { store, storeLatency, maxmemory } = form;
  return (
    <Group actor="store" title="Store">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Labelled label="Kind">
          <select
            className="field w-full border-line"
            value={store}
            onChange={(event) => change({ store: event.target.value as StoreKind })}
          >
            <option value="memory">MemoryStore</option>
            <option value="redis">{embedded ? 'Redis (embedded)' : 'Redis'}</option>
            {store === 'own' && <option value="own">as the code has it</option>}
          </select>
        </Labelled>
        <Labelled label="Latency, ms">
          <NumberInput value={storeLatency} set={(text) => change({ storeLatency: text })} />
        </Labelled>
        <Labelled label="Memory of Redis, bytes">
          <NumberInput
            value={maxmemory}
            placeholder="no bound"
            // a real server has its own
            disabled={store === 'memory' || !embedded}
            set={(text) => change({ maxmemory: text })}
          />
        </Labelled>
      </div>
      <Note>
        {store === 'redis'
          ? `In the code it is connect-redis with a client. ${
              embedded ? 'This Redis is embedded in the world.' : 'This Redis is a real server (REDIS_URL).'
            }`
          : 'The code says which store it is; choosing another here writes it there.'}
      </Note>
    </Group>
  );
}
