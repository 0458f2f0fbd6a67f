import { context } from '../context.js';
import { host } from '../host.js';
import { wire } from './wire.js';

type Args = readonly (string | Buffer)[];
type Command = { requestId: string | null; name: string; id: number | null; at: number };
type Queue = { addCommand(args: Args, options?: object): Promise<unknown> };

const commands = new WeakMap<Args, Command>();
let lastId = 0;

/** Remembers which request each command belongs to, and tells its reply. */
export function traceQueue(queue: { prototype: object }) {
  const prototype = queue.prototype as unknown as Queue;
  const { addCommand } = prototype;
  prototype.addCommand = function (args, options) {
    const command: Command = { requestId: context.requestId(), name: String(args[0]), id: null, at: 0 };
    commands.set(args, command);
    const reply = addCommand.call(this, args, options);
    reply.then(
      (value) => replied(command, { value: asData(value) }),
      (error) => replied(command, { error: error instanceof Error ? error.message : String(error) }),
    );
    return reply;
  };
}

/** A command goes on the wire. */
export function written(args: Args) {
  const command = commands.get(args) ?? { requestId: null, name: String(args[0]), id: null, at: 0 };
  command.id = ++lastId;
  command.at = host.now();
  context.emit(
    {
      type: 'store.command',
      commandId: command.id,
      command: command.name,
      args: args.slice(1).map(String),
      server: wire.server,
    },
    command.requestId,
  );
}

function replied({ id, name, at, requestId }: Command, reply: { value: unknown } | { error: string }) {
  if (id === null) return;
  context.emit({ type: 'store.reply', commandId: id, command: name, ...reply, took: host.now() - at }, requestId);
}

/** A reply as JSON; a Map's keys and bytes become text. */
function asData(value: unknown): unknown {
  if (value instanceof Buffer) return value.toString();
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), asData(one)]));
  return Array.isArray(value) ? value.map(asData) : value;
}
