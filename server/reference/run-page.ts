import type { Picture } from '../../protocol/gallery.js';
import type { TraceEvent } from '../../trace/event.js';
import { fold } from '../../trace/fold.js';
import { LessonError } from '../lessons/front-matter.js';
import { StepRun } from '../lessons/step-run.js';
import type { LoadedPage } from './load.js';

/** What A and B of a page come to; `trace`: with their actions as they were done. */
export type PageRun = { a: StepRun; b: StepRun };

/** Runs both experiments of a page. @throws LessonError when one cannot be run */
export async function runPage(page: LoadedPage): Promise<PageRun> {
  const other = page.other.reduce((app, { from, to }, i) => {
    if (app.split(from).length !== 2)
      throw new LessonError(`${page.where(['other', i, 'from'])}: must be in the app exactly once.`);
    return app.replace(from, () => to);
  }, page.app);
  return { a: await run(page, page.app), b: await run(page, other) };
}

async function run({ world, actions, where }: LoadedPage, app: string): Promise<StepRun> {
  const ready = actions.map((one, i) => {
    if (one.type === 'deploy' && 'file' in one)
      throw new LessonError(`${where(['actions', i])}: a page has no files; say what to edit.`);
    return one;
  });
  try {
    const done = await StepRun.begin({ start: { ...world, app, actions: ready } });
    await done.dispose();
    return done;
  } catch (error) {
    throw new LessonError(`${where(['actions'])}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The stage at the end of a trace. */
export const pictureOf = (trace: readonly TraceEvent[], part: Picture['part']): Picture => ({
  state: fold(trace, trace.length),
  events: trace.filter(({ type }) => type === 'request' || type === 'response'),
  looking: trace.findLast(({ browser }) => browser !== null)?.browser ?? 'alice',
  part,
});
