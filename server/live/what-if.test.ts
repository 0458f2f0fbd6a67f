import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, startServer, type TestServer, viewsApp } from './test-server.js';

const app = viewsApp("app.get('/quiet', function (req, res) { res.send('quiet'); });");
const resave = { option: 'resave', value: true };

describe('what if, asked by a page', () => {
  let server: TestServer;
  let page: ReturnType<TestServer['page']>;
  let id: string;
  beforeAll(async () => {
    server = await startServer({ maxSandboxesPerVisitor: 1 });
    page = server.page();
    ({ id } = await page.create({ app, actions: [get(), get('/quiet')] }));
  });
  afterAll(async () => {
    expect(server.defects).toEqual([]);
    await server.close();
  });

  it('is answered by running the log with the edit; the sandbox, the only one the visitor may have, stays as it is', async () => {
    const { differences, more } = await page.whatIf(id, resave);
    expect(differences.map(({ requestId, sentence }) => [requestId, sentence])).toEqual([
      ['r2', expect.stringMatching(/^r2: express-session saves the session\. /)],
      ['r2', expect.stringMatching(/^r2: express-session does not touch the session\. /)],
    ]);
    expect(more).toBe(0);
    expect(server.pool.size.sandboxes).toBe(1);
    const { seq, actions } = await page.act(id, get());
    expect(actions).toBe(3);
    await page.until(() => page.trace(id).length === seq);
    expect(page.trace(id).filter(({ type }) => type === 'deploy')).toHaveLength(1);
  });

  it('takes one question of a visitor after the other, and refuses when too many wait', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 40 }, () => page.whatIf(id, resave)));
    const answered = asked.filter(({ status }) => status === 'fulfilled').length;
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(40);
    const refusals = asked.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Error).message] : []));
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toMatch(/^20 such questions of yours are waiting already\./);
    expect((await page.whatIf(id, resave)).more).toBe(0);
  });

  it.each([
    [{ option: 'store', value: 1 }, 'There is no option store that can be set: there are name, secret,'],
    [{ option: 'secret', value: Array.from({ length: 101 }, () => 'k') }, 'edit.value: '],
    [{ option: 'genid', value: { code: ') + (' } }, 'genid cannot be set to that in the code'],
    [{ option: 'resave', value: { a: 1 } }, 'edit.value.code: '],
    [{ option: 'x'.repeat(41) }, 'edit.option: '],
    [{ option: 'resave', value: true, line: 0 }, 'edit.line: '],
    [undefined, 'edit: '],
  ])('that is none, %j, is answered with one sentence', async (edit, sentence) => {
    const reply = await page.raw('sandbox.whatIf', { id, edit });
    expect(reply).toEqual({
      ok: false,
      error: {
        code: expect.stringMatching(/^(invalid-message|cannot-edit)$/),
        message: expect.stringContaining(sentence),
      },
    });
  });
});
