import * as z from 'zod/mini';
import type { TraceEvent } from '../trace/event.js';
import { fold } from '../trace/fold.js';
import { type Action, action } from './action.js';

/** A change of the code that runs: `from` stands in it exactly once. */
const edit = z.strictObject({ from: z.string().check(z.minLength(1)), to: z.string() });
const editing = z.strictObject({
  type: z.literal('deploy'),
  keepStore: z._default(z.boolean(), true),
  edits: z.array(edit).check(z.minLength(1)),
});
/** The code of another file in the lesson's folder. */
const deployingFile = z.strictObject({
  type: z.literal('deploy'),
  keepStore: z._default(z.boolean(), true),
  file: z.string().check(z.regex(/^[\w-]+\.js$/, 'must be the name of a .js file in the folder of the lesson')),
});

/**
 * An action as lessons write it. A deploy says which file, or what to change in the code that runs. In the strings of
 * the others, `${cookie alice connect.sid}` is that cookie's value and `${sid alice}` the id of the session that
 * alice's cookie names.
 */
export const lessonAction = z.union([editing, deployingFile, action]);
export type LessonAction = z.output<typeof lessonAction>;
/** The same, once the files are read. */
export type StepAction = Action | z.output<typeof editing>;

/**
 * The action that one of a lesson means, after these events.
 * @throws Error with one sentence when there is no such cookie, or nothing to edit
 */
export function toAction(one: StepAction, events: readonly TraceEvent[]): Action {
  if (one.type === 'deploy') return 'edits' in one ? deployed(one, events) : one;
  const text = JSON.stringify(one);
  if (!text.includes('${')) return one;
  const { browsers } = fold(events, events.length);
  const held = (browser: string, name: string) => {
    const found = browsers[browser]?.find((cookie) => cookie.name === name);
    if (!found) throw new Error(`${browser} has no cookie ${name}.`);
    return found.value;
  };
  const filled = text
    .replace(/\$\{cookie ([\w .-]+?) ([^\s{}]+)\}/g, (_, browser: string, name: string) => inJson(held(browser, name)))
    .replace(/\$\{sid ([\w .-]+)\}/g, (_, browser: string) => inJson(sidOf(held(browser, 'connect.sid'))));
  return action.parse(JSON.parse(filled));
}

const inJson = (value: string) => JSON.stringify(value).slice(1, -1);

/** `s:<sid>.<signature>`, URL-encoded, as express-session writes it. */
const sidOf = (value: string) =>
  decodeURIComponent(value)
    .replace(/^s:/, '')
    .replace(/\.[^.]*$/, '');

function deployed({ edits, keepStore }: z.output<typeof editing>, events: readonly TraceEvent[]): Action {
  const running = events.findLast((event) => event.type === 'deploy')?.app ?? '';
  const app = edits.reduce((code, { from, to }) => {
    if (code.split(from).length !== 2) throw new Error(`edits: "${from}" must be in the code exactly once.`);
    return code.replace(from, () => to);
  }, running);
  return { type: 'deploy', app, keepStore };
}
