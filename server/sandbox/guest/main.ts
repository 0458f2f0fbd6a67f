import './ascii-buffer.js';
import './base64url-buffer.js';
import { Buffer } from 'buffer';
import session from 'express-session';
import { answering, rememberApps, setExported } from './app.js';
import { console } from './console.js';
import { context } from './context.js';
import { host } from './host.js';
import { lazyChunk } from './lazy/chunk.js';
import cloneChunk from './lazy/structured-clone.ts?lazy';
import { moduleExports, notHere, provide, require } from './modules.js';
import { wire } from './redis/wire.js';
import { rejected } from './rejected.js';
import { register } from './requests.js';
import { webcrypto } from './shims/crypto/index.js';
import { mountFiles } from './shims/fs.js';
import { IncomingMessage } from './shims/http/incoming.js';
import { ServerResponse } from './shims/http/server-response.js';
import { Socket } from './shims/http/socket.js';
import { hasTicks, process, runTicks } from './shims/process.js';
import {
  fireTimer,
  hasImmediates,
  immediateRequests,
  runImmediate,
  runImmediateOf,
  timersModule,
} from './shims/timers.js';
import { firstLineFollows } from './source-line.js';
import { editStore, knownStores, restoreRows, storeRows } from './stores.js';
import { TextDecoder, TextEncoder } from './text-encoding.js';
import { installTracer } from './tracer/install.js';
import { tellPipeline } from './tracer/pipeline.js';
import { failStores } from './tracer/store-failure.js';
import { endVisit, lookAtVisits } from './tracer/visit.js';
import { defineUrl } from './url.js';
import { installVirtualGlobals } from './virtual-globals.js';

/** What the host may ask for. Strings come and go as JSON; a number says what is still to run (see `pending`). */
type Ask = (argument: string) => string | number;

let storeLatency = 0;

const asks: Record<string, Ask> = {
  /** Before the app is evaluated: the world it runs in. */
  prepare(argument) {
    const world = JSON.parse(argument) as { files: Record<string, string>; storeLatency: number };
    mountFiles(world.files);
    storeLatency = world.storeLatency;
    return pending();
  },
  firstLineFollows(argument) {
    firstLineFollows(Number(argument));
    return 0;
  },
  request(argument) {
    context.forget();
    receive(JSON.parse(argument));
    return pending();
  },
  timer(argument) {
    context.forget();
    fireTimer(Number(argument));
    return pending();
  },
  redis(argument) {
    context.forget();
    wire.receive(JSON.parse(argument));
    return pending();
  },
  /** At most so many of them. */
  ticks(argument) {
    runTicks(Number(argument));
    return pending();
  },
  immediate() {
    context.forget();
    runImmediate();
    return pending();
  },
  /** After promise jobs. */
  pending() {
    context.jobsRan();
    return pending();
  },
  /** Between two promise jobs, when they may be different requests'. */
  nextJob() {
    context.nextJob();
    return 0;
  },
  immediateOf(argument) {
    context.forget();
    runImmediateOf(JSON.parse(argument));
    return pending();
  },
  immediateRequests: () => JSON.stringify(immediateRequests()),
  exports: () => JSON.stringify(moduleExports()),
  notHere,
  stores: () => JSON.stringify(storeRows()),
  restoreRows(argument) {
    restoreRows(JSON.parse(argument));
    return pending();
  },
  editStore(argument) {
    context.forget();
    editStore(JSON.parse(argument));
    return pending();
  },
  /** How the stores fail from now on, or null. */
  failStores(argument) {
    failStores(JSON.parse(argument));
    return pending();
  },
};

/**
 * 1: ticks wait; 2: immediates wait; 4: a promise job may be any of several requests'. Events that the host has not been
 * told yet follow, as a JSON array.
 */
function pending() {
  lookAtVisits();
  const waits = (hasTicks() ? 1 : 0) | (hasImmediates() ? 2 : 0) | (context.severalInFlight() ? 4 : 0);
  const events = host.take();
  return events === null ? waits : `${waits}${events}`;
}

type Received = {
  id: string;
  method: string;
  url: string;
  headers: [string, string][];
  body: string;
  secure: boolean;
  address: string;
};

function receive(message: Received) {
  const { id } = message;
  const done = (response: object) => {
    context.end(id);
    endVisit(id);
    host.respond(JSON.stringify({ id, ...response }));
  };
  let answered = false;
  const socket = new Socket(message.secure, message.address, () => {
    if (answered) return;
    answered = true;
    done({ error: 'The app closed the connection without a response (ECONNRESET).' });
  });
  const listener = answering();
  if (!listener) {
    done({ error: 'Connection refused: the app made no Express app to answer with.' });
    return;
  }
  const request = IncomingMessage.receive(socket, { ...message, body: Buffer.from(message.body, 'base64') });
  const response = new ServerResponse(request, {
    sendHead(head) {
      if (!answered) host.respondHead(JSON.stringify({ id, ...head }));
    },
    send(finished) {
      if (answered) return;
      answered = true;
      done({ ...finished, body: finished.body.toString('base64') });
    },
  });
  if (!untraced) tellPipeline();
  register(request, id);
  context.begin(id);
  context.run(id, 'handler', () => listener(request, response));
}

function run(ask: string, argument: string): string | number {
  const answer = asks[ask];
  if (!answer) throw new Error(`The guest does not know how to '${ask}'.`);
  try {
    return answer(argument);
  } catch (error) {
    if (process.listenerCount('uncaughtException') === 0) throw error;
    process.emit('uncaughtException', error);
    return pending();
  }
}

/** Evaluates the function that the host made of a CommonJS source. */
function runCommonJs(body: (...args: unknown[]) => void) {
  const module = { exports: {} as unknown };
  body.call(module.exports, module.exports, require, module, '/app/app.js', '/app');
  exportsAre(typeof module.exports === 'function' ? module.exports : (module.exports as { app?: unknown }).app);
  return pending();
}

/** The app's module is evaluated. */
function exportsAre(value: unknown) {
  setExported(value);
  if (!untraced) tellPipeline();
}

const loadClone = lazyChunk<typeof import('./lazy/structured-clone.js')>(cloneChunk);

const untraced = Object.hasOwn(globalThis, '__untraced');
installVirtualGlobals();
rememberApps();
knownStores(session);
requireByName = require;
provide('express-session', untraced ? session : installTracer(() => storeLatency));

Object.assign(globalThis, {
  ...timersModule,
  Buffer,
  TextEncoder,
  TextDecoder,
  atob: (text: string) => Buffer.from(text, 'base64').toString('latin1'),
  btoa: (text: string) => Buffer.from(text, 'latin1').toString('base64'),
  console,
  crypto: webcrypto,
  structuredClone: (...args: Parameters<typeof structuredClone>) => loadClone().structuredClone(...args),
  process,
});

defineUrl(globalThis);

/** The host takes these before any code of a learner runs, and removes them from the global object. */
Object.assign(globalThis, { __guest: { run, runCommonJs, setExported: exportsAre, rejected, require } });
