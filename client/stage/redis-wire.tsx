import type { RedisCommand } from '../../trace/fold/state.js';
import { text } from '../text/text.js';

/** The last command on the wire to Redis, as redis-cli would show it, and its reply. */
export function RedisWire({ sent: { command, args, server, reply } }: { sent: RedisCommand }) {
  return (
    <div className="redis-wire" data-redis>
      <p className="truncate" title={[command, ...args].join(' ')}>
        <span className="text-actor">›</span> {command.toUpperCase()} {args.join(' ')}
      </p>
      <p className={`truncate ${reply?.error === undefined ? 'text-faint' : 'text-danger'}`}>
        {reply ? (reply.error ?? JSON.stringify(reply.value ?? null)) : '…'}
        {server === 'embedded' && <span className="float-right pl-2 text-faint">{text.stage.embedded}</span>}
      </p>
    </div>
  );
}
