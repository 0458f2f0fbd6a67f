import { afterEach, expect, it, vi } from 'vitest';
import { get, runWorld, withSession } from './run-world.js';

afterEach(() => vi.restoreAllMocks());

const running = (code: string) => runWorld(withSession(`app.get('/', (req, res) => { ${code} });`), [get('/')]);

it.each([
  ['promise jobs', '(function f() { Promise.resolve().then(f); })();'],
  ['awaits', '(async () => { for (;;) await null; })();'],
  ['ticks', '(function f() { process.nextTick(f); })();'],
  ['handled rejections', '(function f() { Promise.reject(1).catch(f); })();'],
])('a flood of %s is stopped by counting, not by the time it takes', async (_, code) => {
  vi.spyOn(performance, 'now').mockReturnValue(0);
  const { of, world } = await running(code);
  expect(of('limit')).toMatchObject([{ limit: 'cpu' }]);
  await world.dispose();
});

it('a machine that takes too long is named as such: its trace is not that of another', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 5_000;
    return now;
  });
  const { of } = await running('for (;;);');
  expect(of('limit')).toMatchObject([
    { limit: 'time', message: expect.stringContaining("8 s of this machine's time") },
  ]);
});
