/** The child process that runs the cases on real Node, one after the other: its clock and its random bytes are for all of it. */
import crypto from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Observation, RealCase, RealStep } from './observation.js';
import { putFiles } from './project.js';
import { loadApp } from './real-app.js';
import {
  advanceClock,
  forgetTimers,
  installClock,
  letTimersFire,
  startClock,
  whenNothingIsLeft,
} from './real-clock.js';
import { RealWire } from './real-wire.js';

/** What `real-node.ts` sends and gets back. */
export type RealAnswer = { observations: Observation[] } | { failed: string };

type Sessions = { sessions: Record<string, string> };

let sids: string[] = [];
let stores: Sessions[] = [];
let closeConnections = () => {};
/** An error that nothing caught, or a rejection that nothing handled, would have ended the process of this app: the next request starts it again. */
let ended = false;

/** uid-safe asks for 24 bytes through `random-bytes`, which looks the function up on the module each time; others do not. */
function installRandomBytes(): void {
  const { randomBytes } = crypto;
  crypto.randomBytes = ((size: number, ...callback: []) => {
    if (size !== 24) return randomBytes(size, ...callback);
    const sid = sids.shift() ?? 'one-draw-more-than-the-sandbox--';
    return Buffer.from(sid, 'base64url').subarray(0, size);
  }) as typeof crypto.randomBytes;
}

async function runCase(wire: RealWire, { app, files, clock, sids: drawn, steps }: RealCase): Promise<Observation[]> {
  startClock(clock);
  sids = [...drawn];
  putFiles(files);
  await start(wire, app);
  let running = app;
  const observations: Observation[] = [];
  for (const step of steps) {
    if (step.type === 'restart') running = step.app;
    if (step.type === 'restart' || (step.type === 'requests' && ended)) await start(wire, running);
    observations.push(await runStep(wire, step));
  }
  return observations;
}

async function start(wire: RealWire, app: string) {
  forgetTimers();
  stores = [];
  ended = false;
  wire.serve(await loadApp(app));
}

async function runStep(wire: RealWire, step: RealStep): Promise<Observation> {
  let responses: Observation['responses'] = [];
  if (step.type === 'requests') {
    const answered = await wire.send(step.requests);
    responses = answered.responses;
    if (!ended) for (const request of answered.seen) know(storeOf(request));
  }
  if (step.type === 'advance') advanceClock(step.ms);
  for (const store of stores) {
    if (step.type === 'store.delete') delete store.sessions[step.sid];
    if (step.type === 'store.clear') store.sessions = {};
  }
  return { responses, store: rows() };
}

/** express-session leaves its store on every request it has entered; only a MemoryStore's rows are looked at. */
function storeOf(request: IncomingMessage): Sessions | undefined {
  const { sessionStore } = request as IncomingMessage & { sessionStore?: Partial<Sessions> };
  return sessionStore?.sessions ? (sessionStore as Sessions) : undefined;
}

function know(store: Sessions | undefined): void {
  if (store && !stores.includes(store)) stores.push(store);
}

function rows(): Observation['store'] {
  return Object.fromEntries(
    stores
      .flatMap(({ sessions }) => Object.entries(sessions))
      .map(([sid, json]): [string, unknown] => [sid, JSON.parse(json)]),
  );
}

async function answer(wire: RealWire, each: RealCase): Promise<RealAnswer> {
  try {
    return { observations: await runCase(wire, each) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

installClock();
installRandomBytes();
const open = RealWire.open(letTimersFire);
process.on('message', async (each: RealCase) => {
  const wire = await open;
  whenNothingIsLeft(() => wire.hangUp());
  closeConnections = () => wire.close();
  process.send?.(await answer(wire, each));
});
process.on('uncaughtException', () => {
  ended = true;
  stores = [];
  forgetTimers();
  closeConnections();
});
