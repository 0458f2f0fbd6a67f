/** The part of node:diagnostics_channel that Express's router publishes to. */
type Message = object;
type Subscriber = (message: Message) => void;
type Around = <T>(message: Message, body: () => T) => T;

/** One subscriber, our tracer: the learner's code has no way to this module. */
class Channel {
  hasSubscribers = false;
  publish: Subscriber = () => {};
  #around: Around | null = null;
  subscribe(subscriber: Subscriber) {
    this.hasSubscribers = true;
    this.publish = subscriber;
  }
  /** In Node stores are bound to a channel (`bindStore`); here is one thing to be in them: whatever `around` puts there. */
  runs(around: Around) {
    this.#around = around;
  }
  runStores<This, Args extends unknown[], T>(
    message: Message,
    body: (this: This, ...args: Args) => T,
    thisArg: This,
    ...args: Args
  ): T {
    this.publish(message);
    const call = () => body.apply(thisArg, args);
    return this.#around ? this.#around(message, call) : call();
  }
}

class TracingChannel {
  readonly start = new Channel();
  readonly end = new Channel();
  readonly asyncStart = new Channel();
  readonly asyncEnd = new Channel();
  readonly error = new Channel();
}

const channels = new Map<string, TracingChannel>();

export function tracingChannel(name: string): TracingChannel {
  let found = channels.get(name);
  if (!found) {
    found = new TracingChannel();
    channels.set(name, found);
  }
  return found;
}
