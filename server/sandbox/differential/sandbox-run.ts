import { type ExperimentInput, experiment as experimentSchema } from '../../../protocol/experiment.js';
import type { EventOf, TraceEvent } from '../../../trace/event.js';
import { received } from '../../../trace/received.js';
import { World } from '../world/world.js';
import type { Observation, RealCase, RealStep, WireRequest, WireResponse } from './observation.js';

/** One experiment run in the sandbox: what was seen after each action, the whole trace, and the same run for real Node. */
export type SandboxRun = { observations: Observation[]; trace: TraceEvent[]; real: RealCase };

/** @param traced false: without the tracer, to see that it changes nothing */
export async function runInSandbox(input: ExperimentInput, traced = true): Promise<SandboxRun> {
  const experiment = experimentSchema.parse(input);
  const trace: TraceEvent[] = [];
  const world = await World.create(experiment, (event) => trace.push(event), { traced });
  try {
    const observations: Observation[] = [];
    const steps: RealStep[] = [];
    for (const action of experiment.actions) {
      const before = trace.length;
      await world.act(action);
      const events = trace.slice(before);
      observations.push({ responses: responsesIn(events), store: (await world.store()).store });
      steps.push(realStep(action, experiment.app, requestsIn(events)));
    }
    return {
      observations,
      trace,
      real: {
        app: experiment.app,
        files: experiment.files ?? {},
        clock: experiment.clock,
        sids: drawnSids(trace),
        steps,
      },
    };
  } finally {
    world.dispose();
  }
}

type Experiment = ReturnType<typeof experimentSchema.parse>;

function realStep(action: Experiment['actions'][number], app: string, requests: WireRequest[]): RealStep {
  switch (action.type) {
    case 'advance':
      return { type: 'advance', ms: action.ms };
    case 'restart':
      return { type: 'restart', app };
    case 'deploy':
      return { type: 'restart', app: action.app };
    case 'store.clear':
    case 'store.delete':
      return action;
    default:
      // Whatever the browsers' jars did shows in the headers of the requests they sent.
      return { type: 'requests', requests };
  }
}

function requestsIn(events: TraceEvent[]): WireRequest[] {
  return events.flatMap((event) => {
    if (event.type !== 'request') return [];
    const proxies = events.filter((other) => other.type === 'proxy' && other.requestId === event.requestId);
    const { scheme, headers, address } = received(event, proxies as EventOf<'proxy'>[]);
    const url = event.url.replace(/^https?/, scheme);
    return [{ method: event.method, url, headers, body: event.body, address: address ?? '' }];
  });
}

function responsesIn(events: TraceEvent[]): WireResponse[] {
  const order = events.flatMap((event) => (event.type === 'request' ? [event.requestId] : []));
  return order.map((id) => {
    const response = events.find((event) => event.type === 'response' && event.requestId === id);
    if (response?.type !== 'response') throw new Error(`Request ${id} has no response in the events of its action.`);
    const { status, statusText, headers, body } = response;
    return { status, statusText, headers, body };
  });
}

/** Ids as uid-safe makes them of 24 random bytes; those of an app's own `genid` draw nothing. */
function drawnSids(trace: TraceEvent[]): string[] {
  return trace.flatMap((event) =>
    event.type === 'session.generate' && /^[\w-]{32}$/.test(event.sid) ? [event.sid] : [],
  );
}
