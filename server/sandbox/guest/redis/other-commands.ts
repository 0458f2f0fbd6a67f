import { EventEmitter } from 'node:events';

type Client = { sendCommand(words: string[]): Promise<unknown> };

/**
 * Gives the client its other commands: each goes to the server word for word, and the server says whether it has it.
 * They are made when they are asked for: hundreds of methods would cost every app that has a client.
 * @param names of the commands, in capitals and in camel case, with blanks between them
 */
export function addCommands(prototype: object, names: string) {
  const known = new Set(names.split(' '));
  const inherited = Object.create(EventEmitter.prototype) as object;
  const lookUp = (target: object, name: string | symbol, receiver: object): unknown => {
    if (name in target || typeof name === 'symbol' || !known.has(name)) return Reflect.get(target, name, receiver);
    return function (this: Client, ...args: unknown[]) {
      return this.sendCommand([name.toUpperCase(), ...args.flat().map(String)]);
    };
  };
  Object.setPrototypeOf(prototype, new Proxy(inherited, { get: lookUp }));
}
