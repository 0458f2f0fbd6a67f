import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { ActNow } from './act-now.js';
import { SetUp } from './set-up.js';

const { world } = text;

/** The world around the app: what it was made of, and what can be done to it while it runs. */
export default function WorldPanel() {
  const id = useSandbox((state) => state.id);
  const setup = useSandbox((state) => state.setup);
  if (!setup) return <p className="text-faint text-sm">{world.loading}</p>;
  return (
    <div className="grid items-start gap-x-6 gap-y-8 pb-2 xl:grid-cols-2">
      <section aria-labelledby="act-now" className="flex flex-col gap-3">
        <h3 id="act-now" className="font-serif text-ink text-lg">
          {world.actNow.title}
        </h3>
        <p className="text-soft text-sm">{world.actNow.about}</p>
        <ActNow />
      </section>
      <section aria-labelledby="set-up" className="flex flex-col gap-3">
        <h3 id="set-up" className="font-serif text-ink text-lg">
          {world.setUp.title}
        </h3>
        <p className="text-soft text-sm">{world.setUp.about}</p>
        {/* of another sandbox there is nothing edited yet */}
        <SetUp key={id} setup={setup} />
      </section>
    </div>
  );
}
