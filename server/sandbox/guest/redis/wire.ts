import { host } from '../host.js';

/** What comes back over one connection to the world's Redis. */
export type WireEvent =
  | { event: 'connect'; server: 'embedded' | 'redis' }
  /** Bytes, as base64. */
  | { event: 'data'; data: string }
  /** It is over; with a message and Node's code where it did not end well. */
  | { event: 'close'; error?: { message: string; code: string } };

type Listener = (event: WireEvent) => void;

let lastId = 0;
let server: 'embedded' | 'redis' = 'embedded';
const listeners = new Map<number, Listener>();

/** The app's connections to the world's Redis: whatever host and port it asks for, this is who answers. */
export const wire = {
  /** @returns the number of the connection */
  open(listener: Listener): number {
    const id = ++lastId;
    listeners.set(id, listener);
    host.redis.open(id);
    return id;
  },
  /** @param data bytes, as base64; @param requestId who sends them; null: no request */
  send: (id: number, data: string, requestId: string | null) => host.redis.send(id, data, requestId),
  close(id: number) {
    if (listeners.delete(id)) host.redis.close(id);
  },
  /** Who answers. */
  get server() {
    return server;
  },
  /** The host has something for a connection. */
  receive({ id, ...event }: WireEvent & { id: number }) {
    if (event.event === 'connect') server = event.server;
    const listener = listeners.get(id);
    if (event.event === 'close') listeners.delete(id);
    listener?.(event);
  },
};
