import { describe, expect, it } from 'vitest';
import type { EventOf, TraceEvent } from '../../../trace/event.js';
import { get, runWorld } from './run-world.js';

const app = `const express = require('express');
const app = express();
app.use(function logger(req, res, next) { next(); });
app.use(require('express-session')({ secret: 's', resave: false, saveUninitialized: false }));
const api = express.Router();
api.get('/cart', (req, res) => res.send('cart'));
app.use('/api', api);
app.route('/').get((req, res) => res.send('home')).post(function buy(req, res) { res.end(); });
app.use(function wrong(error, req, res, next) { res.status(500).end(); });
`;

const pipelines = (trace: readonly TraceEvent[]) =>
  trace.filter((event): event is EventOf<'pipeline'> => event.type === 'pipeline');
const written = ({ layers }: EventOf<'pipeline'>) =>
  layers.map(({ depth, kind, method, path, name, line }) =>
    [' '.repeat(depth) + kind, method, path, name, line].filter((part) => part !== undefined).join(' '),
  );

describe('the pipeline', () => {
  it('is told once the app is loaded, each function in the order a request meets it', async () => {
    const { trace } = await runWorld(app, [get(), get()]);
    expect(pipelines(trace).map(written)).toEqual([
      [
        'middleware logger 3',
        'session session 4',
        'router /api router',
        ' handler GET /cart anonymous 6',
        'handler GET / anonymous 8',
        'handler POST / buy 8',
        'error-handler wrong 9',
      ],
    ]);
    expect(trace[1]?.type).toBe('pipeline');
  });

  it('is what the events of a request name their functions by', async () => {
    const { trace } = await runWorld(app, [get('/api/cart')]);
    const layers = pipelines(trace)[0]?.layers ?? [];
    const entered = trace.flatMap((event) =>
      event.type === 'middleware' && event.phase === 'enter' ? [layers.find(({ layer }) => layer === event.layer)] : [],
    );
    expect(entered.map((layer) => layer?.name)).toEqual(['logger', 'session', 'router', 'anonymous']);
  });

  it('is told again when the app has other functions than before', async () => {
    const grows = `${app}app.get('/more', (req, res) => { app.get('/late', (q, s) => s.end()); res.end(); });`;
    const { trace } = await runWorld(grows, [get('/more'), get('/late'), get('/late')]);
    expect(pipelines(trace).map(({ layers }) => layers.length)).toEqual([8, 9]);
  });

  it('does not make the router of an app that has none yet: its settings are still to come', async () => {
    const { trace, responses } = await runWorld(
      `const app = require('express')(); module.exports = app;
setTimeout(() => { app.set('case sensitive routing', true); app.get('/A', (req, res) => res.send('A')); }, 10);`,
      [{ type: 'advance', ms: 20 }, get('/A'), get('/a')],
    );
    expect(responses.map(({ status }) => status)).toEqual([200, 404]);
    expect(pipelines(trace)).toHaveLength(1);
  });
});
