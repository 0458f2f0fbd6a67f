import { expect, test } from '@playwright/test';
import { io } from 'socket.io-client';
import type { TraceMessage } from '../protocol/live.js';
import { openLesson, rows } from './page.js';

/** Every event that the server has of a sandbox, asked for by another client. */
async function serverLog(url: string, id: string, last: number): Promise<TraceMessage['events']> {
  const socket = io(url, { transports: ['websocket'] });
  try {
    return await new Promise((resolve, reject) => {
      const events: TraceMessage['events'] = [];
      socket.on('trace', (message: TraceMessage, received: (ok: true) => void) => {
        events.push(...message.events);
        received(true);
        if (events.length >= last) resolve(events);
      });
      socket.on('connect_error', reject);
      socket.emit('sandbox.join', { id, epoch: 0, after: 0 }, () => {});
    });
  } finally {
    socket.close();
  }
}

test('a socket that dies in the middle of an action loses nothing and tells nothing twice', async ({
  page,
  baseURL,
}) => {
  let kill = false;
  let killed = 0;
  await page.routeWebSocket(/socket\.io/, (ws) => {
    const server = ws.connectToServer();
    ws.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      // the first batch of the action never arrives: the connection is gone with it
      if (kill && String(message).includes('"trace"')) {
        kill = false;
        killed += 1;
        void ws.close();
        void server.close();
        return;
      }
      ws.send(message);
    });
  });
  await openLesson(page);
  const send = page.getByRole('button', { name: 'Send', exact: true });
  await send.click();
  await expect(rows(page, 'response')).toHaveCount(1);
  kill = true;
  await send.click();
  await expect(rows(page, 'response')).toHaveCount(2, { timeout: 20_000 });
  await expect(rows(page, 'browser.cookie').or(rows(page, 'response')).last()).toBeAttached();
  expect(killed).toBe(1);

  const id = new URL(page.url()).searchParams.get('sandbox') ?? '';
  // every event is to be compared, also what the log leaves out
  await page.getByRole('switch', { name: /debug lines$/ }).click();
  const inPage = () =>
    rows(page).evaluateAll((all) => all.map((row) => [Number(row.dataset.seq), row.dataset.type] as const));
  await expect.poll(async () => (await inPage()).at(-1)?.[1]).toBe('response');
  const shownLog = await inPage();
  const server = await serverLog(baseURL ?? '', id, shownLog.length);
  expect(shownLog).toEqual(server.map((event) => [event.seq, event.type]));
  expect(shownLog.map(([seq]) => seq)).toEqual(shownLog.map((_, i) => i + 1));
});
