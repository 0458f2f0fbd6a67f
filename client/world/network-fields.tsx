import { bounds } from '../../protocol/bounds.js';
import { Check, Labelled } from '../design/labelled.js';
import { text } from '../text/text.js';
import { Group, Note } from './group.js';
import { NumberInput } from './number-input.js';
import type { Change } from './set-up.js';
import type { SetupForm } from './setup-form.js';

const says = text.world.network;
const hopChoices = Array.from({ length: bounds.proxyHops + 1 }, (_, hops) => hops);

/** How long a message is on its way, and what it passes before it comes to the app. */
export function NetworkFields({ form, change }: { form: SetupForm; change: Change }) {
  const { toServer, toBrowser, hops, forwardedProto } = form;
  return (
    <Group actor="browser" title={says.title}>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Labelled label={says.toServer}>
          <NumberInput value={toServer} set={(text) => change({ toServer: text })} />
        </Labelled>
        <Labelled label={says.toBrowser}>
          <NumberInput value={toBrowser} set={(text) => change({ toBrowser: text })} />
        </Labelled>
        <Labelled label={says.proxies}>
          <select
            className="field w-full border-line"
            value={hops}
            onChange={(event) => change({ hops: Number(event.target.value) })}
          >
            {hopChoices.map((count) => (
              <option key={count} value={count}>
                {count === 0 ? says.none : count}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
      <Check
        label={says.forwardedProto}
        checked={hops > 0 && forwardedProto}
        disabled={hops === 0}
        set={(sent) => change({ forwardedProto: sent })}
      />
      {hops > 0 && <Note>{says.about}</Note>}
    </Group>
  );
}
