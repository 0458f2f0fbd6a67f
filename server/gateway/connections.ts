import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Refusal, refuseConnection } from './refusal.js';

/** Lets one address have only so many connections open at once: one more is told so, and closed. */
export function limitConnections(server: Server, most: number) {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? 'unknown';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    if (count > most) {
      refuseConnection(
        socket,
        new Refusal(503, `Your address has ${most} connections open already, as many as it may.`),
      );
    }
  });
}
