import type { action } from '../../../protocol/action.js';
import { experiment } from '../../../protocol/experiment.js';
import { type EventOf, type EventType, type TraceEvent, traceEvent } from '../../../trace/event.js';
import { World, type WorldOptions } from './world.js';

export type ActionInput = Parameters<typeof action.parse>[0];

const shop = 'http://shop.test';

/** A GET of a page of the shop. */
export const get = (path = '/', more: object = {}): ActionInput => ({ type: 'request', url: shop + path, ...more });

/** For tests: an app with these routes behind express-session with these options. */
export const withSession = (routes: string, options = 'resave: false, saveUninitialized: true') => `
var express = require('express');
var session = require('express-session');
var app = express();
app.use(session({ secret: 'keyboard cat', ${options} }));
${routes}`;

/** A page that counts its visits in the session. */
export const counting = `app.get('/', function (req, res) {
  req.session.views = (req.session.views || 0) + 1;
  res.send('views ' + req.session.views);
});`;

/** Runs actions in a world of their own; every event of it is checked against the schema. */
export async function runWorld(
  app: string,
  actions: readonly ActionInput[],
  settings: object = {},
  options: WorldOptions = {},
) {
  const parsed = experiment.parse({ app, actions, ...settings });
  const trace: TraceEvent[] = [];
  const world = await World.create(parsed, (event) => trace.push(traceEvent.parse(event)), options);
  for (const one of parsed.actions) await world.act(one);
  const responses = world.responses();
  return {
    trace,
    bodies: responses.map((response) => response.body),
    responses,
    browsers: world.browsers(),
    ...(await world.store()),
    of: <T extends EventType>(type: T) => trace.filter((event): event is EventOf<T> => event.type === type),
    world,
  };
}
