import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { experiment } from '../../protocol/experiment.js';
import { runExperiment } from '../experiment/run.js';
import { get, startServer, type TestServer, viewsApp } from './test-server.js';

const app = viewsApp("app.get('/quiet', function (req, res) { res.send('quiet'); });");
const resaving = app.replace('resave: false', 'resave: true');
const deploy = (app: string, keepStore = true) => ({ type: 'deploy', app, keepStore }) as const;

describe('a replay with another app, asked by a page', () => {
  let server: TestServer;
  let page: ReturnType<TestServer['page']>;
  beforeAll(async () => {
    server = await startServer();
    page = server.page();
  });
  afterAll(async () => {
    expect(server.defects).toEqual([]);
    await server.close();
  });

  /** A sandbox of these actions, and all of its trace. */
  async function opened(actions: Parameters<typeof page.create>[0]['actions']) {
    const { id, epoch } = await page.create({ app, actions });
    await page.until(() => page.epoch(id) === epoch && page.trace(id).length === server.pool.get(id).seq);
    return id;
  }

  async function replayed(id: string, app: string) {
    const answer = await page.replay(id, app);
    await page.until(() => page.epoch(id) === answer.opened.epoch && page.trace(id).length === server.pool.get(id).seq);
    return answer;
  }

  it('does the same actions with that app from the start: the trace is that of the experiment written so', async () => {
    const id = await opened([get(), get('/quiet'), deploy(resaving), get('/quiet', 'bob')]);
    const { opened: now, last } = await replayed(id, resaving);
    expect(now.actions).toBe(3);
    expect(last).toBe(page.trace(id).length);
    const written = { app: resaving, actions: [get(), get('/quiet'), get('/quiet', 'bob')] };
    expect(page.trace(id)).toEqual((await runExperiment(server.pool, experiment.parse(written))).trace);
    const { seq } = await page.act(id, get());
    await page.until(() => page.trace(id).length === seq);
  });

  it('tells what went otherwise, each at the event of the new trace that shows it', async () => {
    const id = await opened([get(), get('/quiet'), deploy(resaving)]);
    const { summary, differences, more } = await replayed(id, resaving);
    expect(summary).toMatch(/^With the code as it is now, 1 more save and 1 fewer touch; .* are the same\.$/);
    const shown = differences.map(({ sentence, seq }) => [sentence.split('.')[0], page.trace(id)[seq - 1]]);
    expect(shown).toEqual([
      ['r2: express-session saves the session', expect.objectContaining({ requestId: 'r2', type: 'session.save' })],
      [
        'r2: express-session does not touch the session',
        expect.objectContaining({ requestId: 'r2', type: 'response' }),
      ],
    ]);
    expect(more).toBe(0);
    expect((await page.replay(id, resaving)).differences).toEqual([]);
  });

  it('starts the process anew where a deploy did', async () => {
    const id = await opened([get(), deploy(app, false), get()]);
    await replayed(id, resaving);
    expect(page.trace(id).filter(({ type }) => type === 'deploy')).toHaveLength(2);
    expect(page.trace(id).findLast(({ type }) => type === 'response')).toMatchObject({ body: 'views 1' });
  });

  it('that does not come to its end leaves everything as it was', async () => {
    const id = await opened(Array.from({ length: 60 }, () => get()));
    const before = page.trace(id);
    const filling = "for (let i = 0; i < 999; i++) console.log(i + ' '.repeat(190));";
    const talkative = app.replace("res.send('views", `${filling} res.send('views`);
    await expect(page.replay(id, talkative)).rejects.toThrow(/^This experiment is full/);
    await page.until(() => page.trace(id).length === server.pool.get(id).seq);
    expect(page.trace(id)).toEqual(before);
    expect((await page.act(id, get())).actions).toBe(61);
  }, 60_000);

  it.each([
    [{ app: 1 }, 'app: '],
    [{ app: 'x'.repeat(200_001) }, 'app: '],
    [{}, 'app: '],
  ])('of no app, %#, is answered with one sentence', async (message, sentence) => {
    const reply = await page.raw('sandbox.replay', { id: 'abcdefgh', ...message });
    expect(reply).toEqual({
      ok: false,
      error: { code: 'invalid-message', message: expect.stringContaining(sentence) },
    });
  });
});
