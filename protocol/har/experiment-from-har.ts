import { bounds } from '../bounds.js';
import { type ExperimentInput, experiment } from '../experiment.js';
import { issueSentence } from '../issue.js';
import { NotAnExperimentError, parseJson } from '../read-experiment.js';
import { type HarEntry, har } from './har.js';
import { cookiesBefore, requestFrom } from './request-from-har.js';

type ActionInput = ExperimentInput['actions'][number];

/** An HTTP request of the recording, with the times that matter, in ms since 1970. */
type Recorded = { entry: HarEntry; started: number; answered: number };

const standIn = `// A HAR file holds what the browser sent, not the code that answered. This app stands in for yours:
// it keeps a session and answers every request. Put your own code in its place.
const express = require('express');
const session = require('express-session');

const app = express();
app.use(session({ secret: 'your secret', resave: false, saveUninitialized: true }));
app.use((req, res) => {
  res.send('Your app is to answer ' + req.method + ' ' + req.url);
});
`;

/**
 * An experiment that sends what a browser was recorded to send, at the same times: requests of which none had been
 * answered when the next was sent go in parallel. Cookies are left to the virtual browser, but for those that the
 * recorded one had before: they are set at the start.
 * @param app the server's code; an app that says it stands in for it when null
 * @param keepSecrets leaves credentials, cookies, tokens and passwords as they were recorded
 * @throws NotAnExperimentError naming what is wrong with the HAR
 */
export function experimentFromHar(text: string, app: string | null, keepSecrets: boolean): ExperimentInput {
  const parsed = har.safeParse(parseJson(text));
  if (!parsed.success) throw new NotAnExperimentError(`is no HAR file: ${issueSentence(parsed.error, 'the file')}`);
  const recorded = requestsIn(parsed.data.log.entries);
  const [first] = recorded;
  if (!first) throw new NotAnExperimentError('log.entries: holds no http or https request of a page.');
  const found: ExperimentInput = {
    clock: new Date(first.started).toISOString(),
    app: app ?? standIn,
    actions: [
      ...cookiesBefore(
        recorded.map(({ entry }) => entry),
        keepSecrets,
      ),
      ...actionsOf(recorded, keepSecrets),
    ],
  };
  if (found.actions.length > bounds.actions) {
    const most = `the ${bounds.actions} actions of an experiment`;
    throw new NotAnExperimentError(
      `log.entries: its ${recorded.length} requests are more than ${most} can do; record fewer pages.`,
    );
  }
  const checked = experiment.safeParse(found);
  if (!checked.success)
    throw new NotAnExperimentError(`makes no experiment: ${issueSentence(checked.error, 'the experiment')}`);
  return found;
}

/** In the order they were sent; preflights are left out, for the virtual browser sends its own. */
function requestsIn(entries: readonly HarEntry[]): Recorded[] {
  return entries
    .filter(
      ({ request, _resourceType }) =>
        /^https?:\/\//i.test(request.url) && URL.canParse(request.url) && _resourceType !== 'preflight',
    )
    .map((entry) => {
      const started = Date.parse(entry.startedDateTime);
      const took = Math.max(0, entry.time ?? 0) - Math.max(0, entry.timings?.receive ?? 0);
      return { entry, started, answered: started + Math.max(0, took) };
    })
    .sort((a, b) => a.started - b.started);
}

function actionsOf(recorded: readonly Recorded[], keepSecrets: boolean): ActionInput[] {
  const actions: ActionInput[] = [];
  let before: Recorded | undefined;
  for (const group of groupsOf(recorded)) {
    const [first] = group;
    const gap = first && before ? first.started - before.started : 0;
    if (gap > 0) actions.push({ type: 'advance', ms: Math.min(gap, bounds.advanceMs) });
    const requests = group.map(({ entry }) => requestFrom(entry, keepSecrets));
    actions.push(
      ...(requests.length > 1
        ? [{ type: 'parallel' as const, requests }]
        : requests.map((request) => ({ type: 'request' as const, ...request }))),
    );
    before = first;
  }
  return actions;
}

/** Requests that were all sent before any of them was answered. */
function groupsOf(recorded: readonly Recorded[]): Recorded[][] {
  const groups: Recorded[][] = [];
  for (const one of recorded) {
    const group = groups.at(-1);
    const together = group?.every(({ answered }) => one.started < answered) && group.length < bounds.parallelRequests;
    if (group && together) group.push(one);
    else groups.push([one]);
  }
  return groups;
}
