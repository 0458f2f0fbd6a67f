import { action } from '../../protocol/action.js';
import { experiment } from '../../protocol/experiment.js';
import { Checkpoints } from '../../trace/checkpoints.js';
import type { TraceEvent } from '../../trace/event.js';
import { explain } from '../../trace/explain/explain.js';
import { fold } from '../../trace/fold.js';
import { World } from '../sandbox/world/world.js';
import { app } from './app.js';
import { times, views } from './sandboxes.js';

const events = 5_000;

/** The first 5,000 events of three browsers that visit the app in turn. */
async function longTrace(): Promise<TraceEvent[]> {
  const trace: TraceEvent[] = [];
  const world = await World.create(experiment.parse({ app, actions: [] }), (event) => trace.push(event));
  for (let i = 0; trace.length < events; i++) {
    await world.act(action.parse({ ...views, browser: ['alice', 'bob', 'mallory'][i % 3] }));
  }
  world.dispose();
  return trace.slice(0, events);
}

/** Times in ms: explaining and folding a whole trace of 5,000 events, and showing one place of it after another. */
export async function traceTimes(): Promise<{ explainAndFold: number[]; anyPlace: number[] }> {
  const trace = await longTrace();
  const explainAndFold = await times(15, () => {
    explain(trace);
    fold(trace, trace.length);
  });
  const checkpoints = new Checkpoints();
  checkpoints.extend(trace);
  checkpoints.at(trace.length);
  // 1,811 and 5,000 have no common factor: the places jump all over the trace
  const anyPlace = await times(500, (i) => checkpoints.at((i * 1_811) % events));
  return { explainAndFold, anyPlace };
}
