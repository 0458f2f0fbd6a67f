import { useDeferredValue } from 'react';
import type { EventOf, TraceEvent } from '../../trace/event.js';
import { useSandbox } from '../live/sandbox.js';
import { text } from '../text/text.js';
import { seek, usePlayhead } from '../timeline/playhead.js';
import { Section } from './section.js';

const { redis: says, raw, written } = text.rows;

/** Of a busy session the last ones tell enough. */
const shownCommands = 20;

/** The key of a session in Redis, and the commands about it as redis-cli shows them. */
export function RedisCommands({ sid }: { sid: string }) {
  const events = useSandbox((sandbox) => sandbox.events);
  const at = useDeferredValue(usePlayhead((playhead) => playhead.at));
  const commands = events.slice(0, at).filter((event): event is EventOf<'store.command'> => isAbout(event, sid));
  return (
    <Section title={says.title}>
      <p className="text-sm text-soft">
        {raw.key} <code className="break-all font-mono text-[0.8125rem] text-ink">{commands.at(-1)?.args[0]}</code>
      </p>
      <ol className="flex flex-col gap-1 font-mono text-xs">
        {commands.slice(-shownCommands).map(({ seq, command, args }) => (
          <li key={seq} className="flex items-baseline gap-2">
            <button type="button" className="tag flex-none cursor-pointer" onClick={() => seek(seq)}>
              {written.show(seq)}
            </button>
            <span className="min-w-0 break-all text-soft">
              <b className="font-semibold text-ink">{command.toUpperCase()}</b> {args.join(' ')}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const isAbout = (event: TraceEvent, sid: string) =>
  event.type === 'store.command' && event.args[0] !== undefined && event.args[0].endsWith(sid);
