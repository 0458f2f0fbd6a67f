/** The part of node:diagnostics_channel that Express's router publishes to. */
type Message = object;
type Subscriber = (message: Message) => void;
type Around = <T>(message: Message, body: () => T) => T;

class Channel {
  #subscribers: Subscriber[] = [];
  #around: Around = (_message, body) => body();
  get hasSubscribers() {
    return this.#subscribers.length > 0;
  }
  subscribe(subscriber: Subscriber) {
    this.#subscribers.push(subscriber);
  }
  /** In Node stores are bound to a channel (`bindStore`); here is one thing to be in them: whatever `around` puts there. */
  runs(around: Around) {
    this.#around = around;
  }
  publish(message: Message) {
    for (const subscriber of this.#subscribers) subscriber(message);
  }
  runStores<This, Args extends unknown[], T>(
    message: Message,
    body: (this: This, ...args: Args) => T,
    thisArg: This,
    ...args: Args
  ): T {
    this.publish(message);
    return this.#around(message, () => body.apply(thisArg, args));
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
