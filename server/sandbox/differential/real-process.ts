/** The child process that runs the cases on real Node, one after the other: its clock and its random bytes are for all of it. */
import crypto from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Observation, RealCase, RealStep } from './observation.js';
import { loadApp } from './real-app.js';
import { advanceClock, installClock, letTimersFire, startClock } from './real-clock.js';
import { RealWire } from './real-wire.js';

/** What `real-node.ts` sends and gets back. */
export type RealAnswer = { observations: Observation[] } | { failed: string };

type Sessions = { sessions: Record<string, string> };

let sids: string[] = [];
let store: Sessions | undefined;

/** uid-safe asks for 24 bytes through `random-bytes`, which looks the function up on the module each time. */
function installRandomBytes(): void {
  crypto.randomBytes = ((size: number) => {
    const sid = sids.shift() ?? 'one-draw-more-than-the-sandbox--';
    return Buffer.from(sid, 'base64url').subarray(0, size);
  }) as typeof crypto.randomBytes;
}

async function runCase(wire: RealWire, { app, clock, sids: drawn, steps }: RealCase): Promise<Observation[]> {
  startClock(clock);
  sids = [...drawn];
  store = undefined;
  wire.serve(loadApp(app));
  const observations: Observation[] = [];
  for (const step of steps) observations.push(await runStep(wire, step));
  return observations;
}

async function runStep(wire: RealWire, step: RealStep): Promise<Observation> {
  let responses: Observation['responses'] = [];
  if (step.type === 'requests') {
    const answered = await wire.send(step.requests);
    responses = answered.responses;
    for (const request of answered.seen) store = storeOf(request) ?? store;
  }
  if (step.type === 'advance') advanceClock(step.ms);
  if (step.type === 'restart') {
    store = undefined;
    wire.serve(loadApp(step.app));
  }
  if (store && step.type === 'store.delete') delete store.sessions[step.sid];
  if (store && step.type === 'store.clear') store.sessions = {};
  return { responses, store: rows() };
}

/** express-session leaves its store on every request it has entered; only a MemoryStore's rows are looked at. */
function storeOf(request: IncomingMessage): Sessions | undefined {
  const { sessionStore } = request as IncomingMessage & { sessionStore?: Partial<Sessions> };
  return sessionStore?.sessions ? (sessionStore as Sessions) : undefined;
}

function rows(): Observation['store'] {
  return Object.fromEntries(
    Object.entries(store?.sessions ?? {}).map(([sid, json]): [string, unknown] => [sid, JSON.parse(json)]),
  );
}

async function answer(cases: RealCase[]): Promise<RealAnswer[]> {
  const wire = await RealWire.open(letTimersFire);
  const answers: RealAnswer[] = [];
  for (const each of cases) {
    try {
      answers.push({ observations: await runCase(wire, each) });
    } catch (error) {
      answers.push({ failed: error instanceof Error ? error.message : String(error) });
    }
  }
  wire.close();
  return answers;
}

installClock();
installRandomBytes();
process.on('message', (cases: RealCase[]) => {
  answer(cases).then((answers) => process.send?.(answers));
});
