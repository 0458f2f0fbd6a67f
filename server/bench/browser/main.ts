import { cpus } from 'node:os';
import { type Figure, line, percentile, reached } from '../figure.js';
import { audits } from './audits.js';
import { sendToVisible, toggleToStage } from './latency.js';
import { firstLoadBytes, layoutShift, watchLayoutShift } from './load.js';
import { hourOfSends } from './memory.js';
import { nextToReady } from './next-step.js';
import { Bench, eventCount, followLive, openLesson, sendUntil } from './page.js';
import { scrub } from './scrub.js';

const MB = 1024 * 1024;
const traceLength = 5_000;
const hour = 3_600;

const at = (value: number, bound: { atMost?: number; atLeast?: number }) => ({
  ours: value,
  mustReach: [{ what: 'value' as const, ...bound }],
});

/** What the page does in a real Chromium, in the order of the issue. @param sends of the hour */
async function figures(bench: Bench, sends: number): Promise<Figure[]> {
  console.error('First load, latency, layout shift ...');
  const fresh = await bench.page(watchLayoutShift);
  const loaded = await firstLoadBytes(fresh.page, bench.url);
  await followLive(fresh.page);
  const shown = await sendToVisible(fresh.page, 40);
  const toggled = await toggleToStage(fresh.page, 20);
  const shift = await layoutShift(fresh.page);
  await fresh.page.context().close();

  console.error('From step to step ...');
  const walking = await bench.page();
  const ready = await nextToReady(walking.page, bench.url, 12);
  await walking.page.context().close();

  console.error(`Scrubbing ${traceLength} events ...`);
  const long = await bench.page();
  await openLesson(long.page, bench.url);
  await sendUntil(long.page, traceLength);
  await followLive(long.page);
  const events = await eventCount(long.page);
  const scrubbed = await scrub(long.page, long.cdp, 8_000);
  const slowed = await scrub(long.page, long.cdp, 8_000, 4);
  await long.page.context().close();

  console.error(`${sends} sends ...`);
  const steady = await bench.page();
  await openLesson(steady.page, bench.url);
  const memory = await hourOfSends(steady.page, steady.cdp, sends);
  return [
    { name: 'Send to first visible change', unit: 'ms p50', ours: percentile(shown, 0.5), mustReach: [] },
    { name: 'Send to first visible change', unit: 'ms p95', ...at(percentile(shown, 0.95), { atMost: 100 }) },
    { name: 'option toggle to the stage', unit: 'ms p95', ...at(percentile(toggled, 0.95), { atMost: 200 }) },
    {
      name: `Next to a step that can be used, ${ready.length} steps`,
      unit: 'ms p50',
      ...at(percentile(ready, 0.5), { atMost: 150 }),
    },
    { name: 'Next to a step that can be used', unit: 'ms p95', ours: percentile(ready, 0.95), mustReach: [] },
    { name: `scrubbing ${events} events`, unit: 'fps median', ...at(scrubbed.fps, { atLeast: 59 }) },
    { name: 'main thread for one frame', unit: 'ms of CPU', ...at(scrubbed.cpuOfFrame, { atMost: 16 }) },
    { name: 'places shown while scrubbing', unit: 'in 8 s', ...at(scrubbed.shown, { atLeast: 300 }) },
    { name: 'longest frame while scrubbing', unit: 'ms', ...at(scrubbed.worstFrame, { atMost: 50 }) },
    { name: 'scrubbing, CPU slowed 4 times', unit: 'fps median', ...at(slowed.fps, { atLeast: 30 }) },
    { name: 'longest frame, CPU slowed 4 times', unit: 'ms', ours: slowed.worstFrame, mustReach: [] },
    { name: 'first load, JavaScript gzipped', unit: 'KB', ...at(loaded / 1024, { atMost: 180 }) },
    { name: 'layout shift', unit: 'CLS', ...at(shift, { atMost: 0.005 }) },
    {
      name: `heap after ${sends} sends`,
      unit: 'MB',
      ours: memory.endBytes / MB,
      theirs: { name: 'before them', value: memory.startBytes / MB },
      mustReach: [{ what: 'ours / theirs', atMost: 1.1 }],
    },
    { name: `heap with ${memory.mostEvents} events`, unit: 'MB', ours: memory.fullestBytes / MB, mustReach: [] },
  ];
}

const bench = await Bench.start();
try {
  const sends = process.argv.find((argument) => argument.startsWith('--sends='));
  const audited = await audits(bench.url, bench.debugPort);
  const acted = process.argv.includes('--audits')
    ? []
    : await figures(bench, sends ? Number(sends.slice('--sends='.length)) : hour);
  const all = [...acted, ...audited];
  if (process.argv.includes('--json')) {
    const machine = { node: process.version, cpus: cpus().length };
    console.log(JSON.stringify({ machine, figures: all.map((one) => ({ ...one, reached: reached(one) })) }, null, 2));
  } else for (const figure of all) console.log(line(figure));
} finally {
  await bench.stop();
}
